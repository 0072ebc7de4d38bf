package org.stagedoor.sso.cas;

import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Refused;

/** Ends the way back early: the provider does not say who it is, or is not to be believed. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * A refusal.
   *
   * @param detail for the log; no secret
   */
  Refusal(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static Refusal untrusted(String detail) {
    return new Refusal(Reason.UNTRUSTED, detail);
  }

  Refused verdict() {
    return new Refused(reason, String.valueOf(getMessage()));
  }
}
