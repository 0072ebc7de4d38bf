/** The first version of a bundle whose stage takes several requests. */
@NullMarked
package org.stagedoor.container.bundle.knock.one;

import org.jspecify.annotations.NullMarked;
