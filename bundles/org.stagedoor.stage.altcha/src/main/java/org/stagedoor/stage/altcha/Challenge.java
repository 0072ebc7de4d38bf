package org.stagedoor.stage.altcha;

import org.stagedoor.api.json.Dict;

/**
 * What a client has to work on, in the form of ALTCHA: to find the number, not above a limit, whose
 * digits after the salt have a hash.
 *
 * @param salt what the hash is made of beside the number; it says when the challenge expires
 * @param hash the hash to find, in hexadecimal digits
 * @param maxNumber the number is not above it
 * @param signature ours upon the hash, and so upon the salt
 */
record Challenge(String salt, String hash, int maxNumber, String signature) {
  static final String ALGORITHM = "SHA-256";

  /** As {@code params} show it. */
  Dict dict() {
    return Dict.of("algorithm", ALGORITHM, "challenge", hash, "maxnumber", maxNumber)
        .with("salt", salt)
        .with("signature", signature);
  }
}
