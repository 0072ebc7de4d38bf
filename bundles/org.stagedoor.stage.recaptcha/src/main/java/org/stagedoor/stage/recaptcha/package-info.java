/** The auth type m.login.recaptcha: captchas of Google and of others that are checked alike. */
@NullMarked
package org.stagedoor.stage.recaptcha;

import org.jspecify.annotations.NullMarked;
