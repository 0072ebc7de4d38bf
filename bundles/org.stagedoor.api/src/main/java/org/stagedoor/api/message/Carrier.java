package org.stagedoor.api.message;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands messages of a {@link MessageQueue} over to whoever brings them further. Used by several
 * threads at once.
 */
@ConsumerType
public interface Carrier extends AutoCloseable {
  /**
   * Hands one message over, in a bounded time. What goes wrong is the result; an exception is a
   * mistake of the carrier, and the message is tried again; its words are not logged.
   *
   * @param accepted when it was put into the queue
   */
  Delivery deliver(Message message, Instant accepted);

  /** Lets go of connections that nobody used lately. Called each second without messages. */
  default void tidy() {}

  /** Lets go of all connections. */
  @Override
  default void close() {}
}
