/** How the HTTP server of the container is set: our own file, checked, and handed on to it. */
@NullMarked
package org.stagedoor.core.listen;

import org.jspecify.annotations.NullMarked;
