package org.stagedoor.stage.recaptcha;

/** Has responses checked. Any thread may call; it waits for an answer from elsewhere. */
@FunctionalInterface
interface Captchas {
  /**
   * Has a response checked.
   *
   * @param response what the captcha's script made
   * @param address the client's address
   */
  Verdict check(String response, String address);
}
