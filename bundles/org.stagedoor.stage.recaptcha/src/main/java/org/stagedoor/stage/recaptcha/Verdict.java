package org.stagedoor.stage.recaptcha;

/** What came of having a response checked. */
enum Verdict {
  /** A person solved the captcha. */
  SOLVED,
  /** The response is wrong, used or too old, or of another site. */
  REFUSED,
  /** The provider did not answer, or not as it should. */
  UNKNOWN
}
