/**
 * The store in SQL: accounts, devices, tokens, third-party identifiers and sessions. Each port is a
 * component of its own, so that the core, which brings JSON to some of them, can start on the
 * others.
 */
@NullMarked
package org.stagedoor.store.jdbc;

import org.jspecify.annotations.NullMarked;
