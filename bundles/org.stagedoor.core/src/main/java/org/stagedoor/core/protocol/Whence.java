package org.stagedoor.core.protocol;

import java.util.Optional;

/**
 * Where a request of a session is made.
 *
 * @param browser what its browser is told from others by; empty if a client makes it
 * @param flow whether on a visit to the whole flow
 */
record Whence(Optional<String> browser, boolean flow) {
  static final Whence CLIENT = new Whence(Optional.empty(), false);

  /** Without the browser's secret. */
  @Override
  public String toString() {
    return flow ? "flow" : "stage";
  }
}
