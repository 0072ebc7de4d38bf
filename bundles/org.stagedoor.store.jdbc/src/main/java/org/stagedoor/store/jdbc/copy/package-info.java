/** Copies a whole database into another one. */
@NullMarked
package org.stagedoor.store.jdbc.copy;

import org.jspecify.annotations.NullMarked;
