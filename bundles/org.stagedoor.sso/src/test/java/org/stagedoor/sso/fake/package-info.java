/** Stand-ins for what single sign-on needs. */
@NullMarked
package org.stagedoor.sso.fake;

import org.jspecify.annotations.NullMarked;
