package org.stagedoor.launcher;

/**
 * A component that could not be made.
 *
 * @param component its name
 * @param pid the PID of its configuration; empty if it has none
 * @param trace the exception, printed
 * @param dropped whether it came by the folder for dropped bundles, so that the server does without
 */
record Failure(String component, String pid, String trace, boolean dropped) {
  private static final String CONSEQUENCE =
      "java.lang.InstantiationException: Unable to get service for reference";

  /** Whether it only follows from the failure of another component. */
  boolean consequence() {
    return trace.startsWith(CONSEQUENCE);
  }

  /** Whether a setting is wrong, as opposed to the program. */
  boolean setting() {
    return Reason.isSetting(trace) || (!pid.isEmpty() && Reason.ofTrace(trace, pid).contains(pid));
  }

  /** One line. */
  String line() {
    String reason = Reason.ofTrace(trace, pid);
    return setting() ? reason : component + ": " + reason;
  }
}
