/** Stand-ins for the ports, in memory, and what puts the bundle together upon them. */
@NullMarked
package org.stagedoor.account.fake;

import org.jspecify.annotations.NullMarked;
