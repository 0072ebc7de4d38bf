package org.stagedoor.core.protocol;

import org.stagedoor.api.http.Call;
import org.stagedoor.api.stage.Input;

/**
 * One request of a browser.
 *
 * @param input what it sent; {@code posted} only if the form was protected
 * @param origin where it came from
 * @param browser what the browser is told from others by; secret
 */
public record Browsing(Input.Browser input, Call.Origin origin, String browser) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "Browsing[" + origin.address() + "]";
  }
}
