/** Jars of unknown origin: copied, then read with suspicion. Nothing of them is run here. */
@NullMarked
package org.stagedoor.deploy.jar;

import org.jspecify.annotations.NullMarked;
