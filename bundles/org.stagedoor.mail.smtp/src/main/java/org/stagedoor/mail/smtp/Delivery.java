package org.stagedoor.mail.smtp;

/** What came of handing a mail over. */
sealed interface Delivery permits Delivery.Sent, Delivery.Later, Delivery.Never {
  /** The relay has it. */
  record Sent() implements Delivery {}

  /**
   * Not now.
   *
   * @param reason for the log; without addresses
   */
  record Later(String reason) implements Delivery {}

  /**
   * The relay refuses it for good.
   *
   * @param reason for the log; without addresses
   */
  record Never(String reason) implements Delivery {}
}
