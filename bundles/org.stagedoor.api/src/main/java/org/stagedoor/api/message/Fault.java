package org.stagedoor.api.message;

/**
 * An exception as it may be logged: what it is and where it came from. Its own words may hold a
 * message, an address or a secret of the carrier.
 */
final class Fault {
  private Fault() {}

  static String of(Throwable thrown) {
    StringBuilder told = new StringBuilder();
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < 5; depth++) {
      told.append(depth == 0 ? "" : ", caused by ").append(each.getClass().getName());
      StackTraceElement[] trace = each.getStackTrace();
      for (int i = 0; i < Math.min(trace.length, 8); i++) {
        told.append(i == 0 ? " at " : " < ").append(trace[i]);
      }
      each = each.getCause();
    }
    return told.toString();
  }
}
