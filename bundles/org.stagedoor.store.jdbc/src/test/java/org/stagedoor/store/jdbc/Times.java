package org.stagedoor.store.jdbc;

import java.time.Instant;

/** The time of the tests. */
final class Times {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Instant LATER = NOW.plusSeconds(60);

  private Times() {}
}
