package org.stagedoor.store.jdbc;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes texts that nobody guesses.
 *
 * @param random where they come from
 */
record RandomText(SecureRandom random) {
  /** So many random bytes, in base64url. */
  String of(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
