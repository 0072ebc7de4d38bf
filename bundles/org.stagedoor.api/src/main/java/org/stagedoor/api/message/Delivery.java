package org.stagedoor.api.message;

/** What came of handing a message over. Reasons are for the log: without addresses and secrets. */
public sealed interface Delivery permits Delivery.Sent, Delivery.Later, Delivery.Never {
  /** It is taken. */
  record Sent() implements Delivery {}

  /**
   * Not now.
   *
   * @param reason why
   */
  record Later(String reason) implements Delivery {}

  /**
   * It is refused for good.
   *
   * @param reason why
   */
  record Never(String reason) implements Delivery {}
}
