package org.stagedoor.api.flow;

import java.time.Duration;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to counters of failures that drain with time, shared by the nodes. Keys are kept hashed.
 * Its general contract is that of {@link org.stagedoor.api.account.Accounts}.
 */
@ProviderType
public interface Counters {
  /** How much is in a counter, drained up to now; 0 for an unknown one. */
  double level(String key, Duration drainOne, Instant now);

  /**
   * Adds one.
   *
   * @param drainOne how long it takes until one has drained
   * @return the level afterwards
   */
  double add(String key, Duration drainOne, Instant now);

  /** Empties a counter. */
  void clear(String key);
}
