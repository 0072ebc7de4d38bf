package org.stagedoor.deploy.jar;

/** Ends the reading of a jar. The message is for operators. */
final class Flaw extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Flaw(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
