package org.stagedoor.deploy;

import java.util.function.BooleanSupplier;

/**
 * Why a jar did not come to serve.
 *
 * @param reason for operators, one line
 * @param mended whether what it lacked is there now, so that it is worth another try
 */
record Failure(String reason, BooleanSupplier mended) {
  /** One that only another jar mends. */
  static Failure lasting(String reason) {
    return new Failure(reason, () -> false);
  }
}
