package org.stagedoor.core.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.http.MatrixException;

/**
 * The keys that the nodes share, looked up once a minute. The first is the one to sign with: the
 * newest that has rested, so that the other nodes know it, too.
 */
final class FormKeys implements Supplier<List<byte[]>> {
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Longer than the nodes take to look, and than their clocks are apart. */
  private static final Duration REST = Duration.ofMinutes(10);

  private final SealingKeys keys;
  private final InstantSource clock;
  private List<byte[]> known = List.of();
  private Instant until = Instant.MIN;

  FormKeys(SealingKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The keys; never empty.
   *
   * @throws StoreUnavailable if none is known and the database is away
   * @throws MatrixException 503 if there is none yet
   */
  @Override
  public synchronized List<byte[]> get() {
    Instant now = clock.instant();
    if (known.isEmpty() || !now.isBefore(until)) {
      try {
        known =
            keys.list().stream()
                .sorted(Comparator.comparing(key -> key.created().isAfter(now.minus(REST))))
                .map(SealingKeys.Key::secret)
                .toList();
        until = now.plus(FRESH);
      } catch (StoreUnavailable e) {
        if (known.isEmpty()) {
          throw e;
        }
      }
    }
    if (known.isEmpty()) {
      throw MatrixException.unavailable("The server is starting");
    }
    return known;
  }
}
