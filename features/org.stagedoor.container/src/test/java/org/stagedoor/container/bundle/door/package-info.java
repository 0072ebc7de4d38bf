/** A bundle with a guarded operation of its own. */
@NullMarked
package org.stagedoor.container.bundle.door;

import org.jspecify.annotations.NullMarked;
