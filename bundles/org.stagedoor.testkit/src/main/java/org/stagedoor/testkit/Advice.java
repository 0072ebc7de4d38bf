package org.stagedoor.testkit;

import org.opentest4j.AssertionFailedError;

/**
 * What the author of a stage reads when it breaks the contract: what it does, why that matters, and
 * what to write instead.
 */
final class Advice {
  private Advice() {}

  static AssertionFailedError of(String what, String why, String instead) {
    return new AssertionFailedError(
        "%n  The stage %s.%n  Why it matters: %s.%n  Instead: %s.".formatted(what, why, instead));
  }

  static AssertionFailedError of(String what, String why, String instead, Throwable cause) {
    return new AssertionFailedError(of(what, why, instead).getMessage(), cause);
  }

  /** A text short enough to be read in a message. */
  static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 120 ? text : text.substring(0, 120) + "… (" + text.length() + ")";
  }
}
