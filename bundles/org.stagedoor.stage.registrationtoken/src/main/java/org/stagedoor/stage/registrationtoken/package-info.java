/** The auth type m.login.registration_token: tokens that admit so many registrations. */
@NullMarked
package org.stagedoor.stage.registrationtoken;

import org.jspecify.annotations.NullMarked;
