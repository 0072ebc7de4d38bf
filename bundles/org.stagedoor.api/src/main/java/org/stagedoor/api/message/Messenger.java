package org.stagedoor.api.message;

import org.osgi.annotation.versioning.ConsumerType;

/** A transport for messages of one medium, found in the service registry. Called by any thread. */
@ConsumerType
public interface Messenger {
  /** The medium that it carries, such as {@code email}. */
  String medium();

  /**
   * Accepts a message: from here on it survives a crash, and is sent until that succeeds or is
   * hopeless.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_INVALID_PARAM} if there can be no
   *     such address, 503 if it can't be accepted now
   */
  void send(Message message);
}
