/** The auth type {@code m.login.oauth2}. */
@NullMarked
package org.stagedoor.stage.oauth2;

import org.jspecify.annotations.NullMarked;
