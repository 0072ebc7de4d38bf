/** The store in SQL: accounts, devices, tokens, third-party identifiers and sessions. */
@NullMarked
package org.stagedoor.store.jdbc;

import org.jspecify.annotations.NullMarked;
