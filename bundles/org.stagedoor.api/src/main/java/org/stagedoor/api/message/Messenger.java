package org.stagedoor.api.message;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A transport for messages of one medium, found in the service registry. Called by any thread. A
 * service property {@code stagedoor.medium} of the same value lets the console name the bundle that
 * has the transport while it waits for its settings.
 */
@ConsumerType
public interface Messenger {
  /** The medium that it carries, such as {@code email}. */
  String medium();

  /**
   * Says whether it sends to an address at all, before anything is done about it. Costs
   * microseconds.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_PARAM} if there can be no
   *     such address, 403 {@code M_THREEPID_DENIED} if nothing is sent there
   */
  default void check(String address) {}

  /**
   * Accepts a message: from here on it survives a crash, and is sent until that succeeds or is
   * hopeless.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_PARAM} if there can be no
   *     such address, 403 {@code M_THREEPID_DENIED}, 429 {@code M_LIMIT_EXCEEDED}, 503 if it can't
   *     be accepted now
   */
  void send(Message message);
}
