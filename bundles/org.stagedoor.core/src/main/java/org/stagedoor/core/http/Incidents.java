package org.stagedoor.core.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * Logs what nobody foresaw, once, under a number that the client is told and nothing else.
 *
 * @param random makes the numbers
 */
record Incidents(SecureRandom random) {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

  /**
   * Logs a bug.
   *
   * @param where the route: its path as configured, since that of the request may hold secrets
   */
  MatrixException log(String where, Throwable bug) {
    String number = HexFormat.of().toHexDigits(random.nextInt());
    LOG.error("Incident {} at {}", number, where, bug);
    return new MatrixException(
        503,
        Errcode.UNKNOWN,
        "Internal error; the server's log tells more under " + number,
        Dict.EMPTY);
  }
}
