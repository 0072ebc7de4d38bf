/** Whose subject at an identity provider is which user. */
@NullMarked
package org.stagedoor.sso.link;

import org.jspecify.annotations.NullMarked;
