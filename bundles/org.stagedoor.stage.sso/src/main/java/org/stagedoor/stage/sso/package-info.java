/** The auth type {@code m.login.sso}. */
@NullMarked
package org.stagedoor.stage.sso;

import org.jspecify.annotations.NullMarked;
