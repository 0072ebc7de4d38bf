/** Writes the index that resolvers read. */
@NullMarked
package org.stagedoor.indexer;

import org.jspecify.annotations.NullMarked;
