/** The second version of a bundle whose stage takes several requests. */
@NullMarked
package org.stagedoor.container.bundle.knock.two;

import org.jspecify.annotations.NullMarked;
