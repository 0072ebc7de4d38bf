package org.stagedoor.core.protocol;

import java.time.Duration;

/**
 * How long sessions last; PID {@code org.stagedoor.sessions}.
 *
 * @param idle how long a session without progress lives
 * @param total how long after its start a session with progress lives
 * @param grace how long the removal of devices is free after the same access token passed it
 */
record SessionSettings(Duration idle, Duration total, Duration grace) {
  static final SessionSettings DEFAULT =
      new SessionSettings(Duration.ofMinutes(15), Duration.ofDays(2), Duration.ZERO);
}
