package org.stagedoor.core.protocol;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;

/**
 * The keys that seal session ids and tickets, as this node knows them. All nodes share them through
 * the store.
 *
 * <p>A new key rests before any node seals with it, longer than the nodes take to look for new keys
 * and than their clocks are apart: so all of them can open what it seals, and a rotation ends no
 * session. A number that is new to this node all the same makes it look in the store, at most once
 * in a few seconds, for anybody can invent numbers. Used by any thread.
 */
final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
  private static final Duration REST = Duration.ofMinutes(10);
  private static final Duration KEEP_AFTER_ROTATION = Duration.ofDays(4);
  private static final int SECRET_BYTES = 32;

  private final SealingKeys store;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Duration rotation;
  private volatile Ring ring = new Ring(Map.of(), 0, 0, Instant.EPOCH, Instant.EPOCH);

  /** If the store is away, the keys are looked up when one is needed. */
  KeyRing(SealingKeys store, SecureRandom random, InstantSource clock, Duration rotation) {
    this.store = store;
    this.random = random;
    this.clock = clock;
    this.rotation = rotation;
    try {
      refresh();
    } catch (StoreUnavailable e) {
      LOG.debug("No sealing keys yet: {}", e.getMessage());
    }
  }

  /** What seals session ids, what tickets, and what the things of other bundles. */
  record Keys(int number, SecretKeySpec sessions, SecretKeySpec tickets, SecretKeySpec seals) {
    static Keys of(SealingKeys.Key key) {
      return new Keys(
          key.number(),
          Aead.derive(key.secret(), "session id"),
          Aead.derive(key.secret(), "ticket"),
          Aead.derive(key.secret(), "seal"));
    }

    @Override
    public String toString() {
      return "Keys[" + number + "]";
    }
  }

  /**
   * What was found in the store.
   *
   * @param sealing the number to seal with
   * @param newest the highest number
   * @param created when that one was made
   * @param looked when it was looked
   */
  private record Ring(
      Map<Integer, Keys> keys, int sealing, int newest, Instant created, Instant looked) {}

  /**
   * The keys to seal with.
   *
   * @throws StoreUnavailable if none is known and the store is away
   */
  Keys sealing() {
    Ring now = known();
    Keys keys = now.keys().get(now.sealing());
    if (keys == null) {
      throw new IllegalStateException("no sealing key");
    }
    return keys;
  }

  /**
   * The keys of a number.
   *
   * @throws StoreUnavailable if none is known and the store is away
   */
  Optional<Keys> find(int number) {
    Ring now = known();
    if (!now.keys().containsKey(number)
        && now.looked().plus(LOOK_AGAIN).isBefore(clock.instant())) {
      try {
        load();
      } catch (StoreUnavailable e) {
        LOG.debug("No look at the sealing keys: {}", e.getMessage());
      }
    }
    return Optional.ofNullable(ring.keys().get(number));
  }

  private Ring known() {
    if (ring.keys().isEmpty()) {
      refresh();
    }
    return ring;
  }

  /**
   * Rotates when it is time, and reads what other nodes did. Called at start and then every minute.
   *
   * @throws StoreUnavailable if the store is away
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
    Instant now = clock.instant();
    List<SealingKeys.Key> stored = store.list();
    Map<Integer, Keys> keys =
        stored.stream().map(Keys::of).collect(Collectors.toMap(Keys::number, Function.identity()));
    Optional<SealingKeys.Key> newest = stored.stream().findFirst();
    ring =
        new Ring(
            Map.copyOf(keys),
            sealing(stored, now),
            newest.map(SealingKeys.Key::number).orElse(0),
            newest.map(SealingKeys.Key::created).orElse(Instant.EPOCH),
            now);
  }

  /** The newest that has rested; where none has, the oldest, which most nodes know. */
  private static int sealing(List<SealingKeys.Key> newestFirst, Instant now) {
    int number = 0;
    for (SealingKeys.Key key : newestFirst) {
      number = key.number();
      if (!key.created().plus(REST).isAfter(now)) {
        break;
      }
    }
    return number;
  }
}
