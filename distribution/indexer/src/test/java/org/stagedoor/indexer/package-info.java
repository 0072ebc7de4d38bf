@NullMarked
package org.stagedoor.indexer;

import org.jspecify.annotations.NullMarked;
