/** The auth type {@code m.login.email.identity}. */
@NullMarked
package org.stagedoor.stage.email;

import org.jspecify.annotations.NullMarked;
