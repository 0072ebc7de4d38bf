/** A bundle whose stage is configured. */
@NullMarked
package org.stagedoor.container.bundle.colour;

import org.jspecify.annotations.NullMarked;
