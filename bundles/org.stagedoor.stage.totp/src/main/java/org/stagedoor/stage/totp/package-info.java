/**
 * The auth type org.stagedoor.login.totp: one-time codes of an authenticator app (RFC 6238) as a
 * second factor, with codes to recover by. Users enrol by an operation of their own.
 */
@NullMarked
package org.stagedoor.stage.totp;

import org.jspecify.annotations.NullMarked;
