/** Log-in by identity providers. */
@NullMarked
package org.stagedoor.sso.login;

import org.jspecify.annotations.NullMarked;
