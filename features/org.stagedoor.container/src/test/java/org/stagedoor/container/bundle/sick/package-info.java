/** A bundle whose stage fails in all the ways that there are. */
@NullMarked
package org.stagedoor.container.bundle.sick;

import org.jspecify.annotations.NullMarked;
