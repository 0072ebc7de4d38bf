package org.stagedoor.api.message;

import java.util.Optional;

/**
 * A message to somebody.
 *
 * @param medium {@code email} or {@code msisdn}
 * @param address where to
 * @param subject the subject; for media that have one
 * @param text the text; plain
 * @param html the same in HTML; for media that have it
 * @param id names the message: sent twice, it is recognisable as the same
 */
public record Message(
    String medium,
    String address,
    Optional<String> subject,
    String text,
    Optional<String> html,
    String id) {
  /** Without address and text. */
  @Override
  public String toString() {
    return "Message[" + medium + " " + id + "]";
  }
}
