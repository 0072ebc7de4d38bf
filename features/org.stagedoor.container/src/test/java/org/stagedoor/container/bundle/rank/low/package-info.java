/** One of two bundles that serve the same auth type. */
@NullMarked
package org.stagedoor.container.bundle.rank.low;

import org.jspecify.annotations.NullMarked;
