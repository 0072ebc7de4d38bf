/** A version of a bundle whose stage does not start. */
@NullMarked
package org.stagedoor.container.bundle.knock.broken;

import org.jspecify.annotations.NullMarked;
