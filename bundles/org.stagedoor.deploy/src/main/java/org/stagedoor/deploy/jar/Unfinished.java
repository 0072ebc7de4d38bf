package org.stagedoor.deploy.jar;

/** Ends the reading of a jar that stops in its middle. The message is for operators. */
final class Unfinished extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Unfinished(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
