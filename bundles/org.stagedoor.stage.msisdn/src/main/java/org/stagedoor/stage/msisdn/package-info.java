/** The auth type {@code m.login.msisdn}. */
@NullMarked
package org.stagedoor.stage.msisdn;

import org.jspecify.annotations.NullMarked;
