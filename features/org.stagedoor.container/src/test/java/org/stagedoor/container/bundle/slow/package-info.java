/** A bundle whose stage takes as long as the test wants. */
@NullMarked
package org.stagedoor.container.bundle.slow;

import org.jspecify.annotations.NullMarked;
