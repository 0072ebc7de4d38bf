package org.stagedoor.api.account;

import java.time.Instant;

/**
 * A third-party identifier that was proved to belong to whoever asked.
 *
 * @param medium {@code email} or {@code msisdn}
 * @param address in canonical form: a case-folded address, or the digits of an international number
 * @param validated when it was proved
 */
public record ThreePid(String medium, String address, Instant validated) {
  /** The medium alone. */
  @Override
  public String toString() {
    return "ThreePid[" + medium + "]";
  }
}
