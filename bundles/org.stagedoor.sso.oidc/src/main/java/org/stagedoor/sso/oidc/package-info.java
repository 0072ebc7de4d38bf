/** Identity providers that speak OpenID Connect, or OAuth 2.0 with a call for who it is. */
@NullMarked
package org.stagedoor.sso.oidc;

import org.jspecify.annotations.NullMarked;
