package org.stagedoor.api.message;

/** What came of handing a message over. Reasons are for the log: without addresses and secrets. */
public sealed interface Delivery permits Delivery.Sent, Delivery.Later, Delivery.Never {
  /** It is taken. */
  record Sent() implements Delivery {}

  /**
   * Not now.
   *
   * @param reason why
   * @param forOperator whether nothing but a change of the settings is likely to help: a warning
   */
  record Later(String reason, boolean forOperator) implements Delivery {
    /** It may help to wait. */
    public Later(String reason) {
      this(reason, false);
    }
  }

  /**
   * It is refused for good.
   *
   * @param reason why
   */
  record Never(String reason) implements Delivery {}
}
