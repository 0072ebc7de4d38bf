/**
 * Plain SQL: connections, transactions, dialects and schema versions; knows no table but its own.
 */
@NullMarked
package org.stagedoor.store.jdbc.sql;

import org.jspecify.annotations.NullMarked;
