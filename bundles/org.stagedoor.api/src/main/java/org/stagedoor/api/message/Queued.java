package org.stagedoor.api.message;

import java.time.Instant;
import org.stagedoor.api.json.Dict;

/**
 * A message as it waits in the queue.
 *
 * @param message what to send
 * @param accepted when it was put in
 */
record Queued(Message message, Instant accepted) {
  /** What waited; what is missing counts as empty. */
  static Queued read(String medium, Dict kept) {
    return new Queued(
        new Message(
            medium,
            kept.text("to").orElse(""),
            kept.text("subject"),
            kept.text("text").orElse(""),
            kept.text("html"),
            kept.text("id").orElse("")),
        Instant.ofEpochMilli(kept.integer("accepted").orElse(0)));
  }

  /** What is to wait. */
  Dict write() {
    return Dict.of("to", message.address(), "text", message.text(), "id", message.id())
        .with("subject", message.subject().orElse(null))
        .with("html", message.html().orElse(null))
        .with("accepted", accepted.toEpochMilli());
  }
}
