/** One of two bundles that serve the same auth type. */
@NullMarked
package org.stagedoor.container.bundle.rank.high;

import org.jspecify.annotations.NullMarked;
