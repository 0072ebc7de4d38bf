package org.stagedoor.core.protocol;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;

/**
 * The keys that seal session ids and tickets, as this node knows them. All nodes share them through
 * the store; a number that is new to this node makes it look there, at most once in a few seconds,
 * for anybody can invent numbers. Used by any thread.
 */
final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
  private static final Duration KEEP_AFTER_ROTATION = Duration.ofDays(4);
  private static final int SECRET_BYTES = 32;

  private final SealingKeys store;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration rotation;
  private volatile Ring ring = new Ring(Map.of(), 0, Instant.EPOCH, Instant.EPOCH);

  KeyRing(SealingKeys store, SecureRandom random, InstantSource clock, Duration rotation) {
    this.store = store;
    this.random = random;
    this.clock = clock;
    this.rotation = rotation;
    refresh();
  }

  /** What seals session ids, and what seals tickets. */
  record Keys(int number, SecretKeySpec sessions, SecretKeySpec tickets) {
    @Override
    public String toString() {
      return "Keys[" + number + "]";
    }
  }

  private record Ring(Map<Integer, Keys> keys, int newest, Instant created, Instant looked) {}

  /** The newest keys. */
  Keys newest() {
    Ring now = ring;
    Keys keys = now.keys().get(now.newest());
    if (keys == null) {
      throw new IllegalStateException("no sealing key");
    }
    return keys;
  }

  /** The keys of a number. */
  Optional<Keys> find(int number) {
    Keys known = ring.keys().get(number);
    if (known == null && ring.looked().plus(LOOK_AGAIN).isBefore(clock.instant())) {
      try {
        load();
      } catch (StoreUnavailable e) {
        LOG.debug("No look at the sealing keys: {}", e.getMessage());
      }
      known = ring.keys().get(number);
    }
    return Optional.ofNullable(known);
  }

  /**
   * Rotates when it is time, and reads what other nodes did. Called at start and then every now and
   * again, by one thread.
   */
  void refresh() {
    load();
    Instant now = clock.instant();
    if (ring.keys().isEmpty() || ring.created().plus(rotation).isBefore(now)) {
      byte[] secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      // If another node was quicker, its key is as good.
      store.add(new SealingKeys.Key(ring.newest() + 1, secret, now));
      store.removeOlder(now.minus(rotation).minus(KEEP_AFTER_ROTATION));
      load();
    }
  }

  private synchronized void load() {
    List<SealingKeys.Key> stored = store.list();
    Map<Integer, Keys> keys = new HashMap<>();
    int newest = 0;
    Instant created = Instant.EPOCH;
    for (SealingKeys.Key key : stored) {
      keys.put(
          key.number(),
          new Keys(
              key.number(),
              Aead.derive(key.secret(), "session id"),
              Aead.derive(key.secret(), "ticket")));
      if (key.number() > newest) {
        newest = key.number();
        created = key.created();
      }
    }
    ring = new Ring(Map.copyOf(keys), newest, created, clock.instant());
  }
}
