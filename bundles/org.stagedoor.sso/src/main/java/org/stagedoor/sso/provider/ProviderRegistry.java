package org.stagedoor.sso.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.stagedoor.api.account.IdentityProvider;

/**
 * Which providers there are. The service registry's threads add and remove; all others read an
 * immutable snapshot, and wait only for who was there a moment ago.
 */
final class ProviderRegistry implements Providers {
  private final Duration absence;
  private final TreeMap<Comparable<Object>, Listed> listed =
      new TreeMap<>(Collections.reverseOrder());
  private final Map<String, Gone> gone = new HashMap<>();
  private volatile Map<String, IdentityProvider> snapshot = Map.of();
  private volatile List<IdentityProvider> offered = List.of();

  /**
   * Without any yet.
   *
   * @param absence how long one that went is waited for
   */
  ProviderRegistry(Duration absence) {
    this.absence = absence;
  }

  private record Listed(String id, IdentityProvider provider) {}

  private record Gone(long until, BooleanSupplier forGood) {}

  /**
   * Adds a provider.
   *
   * @param rank the greatest of one id serves; the order of all
   */
  synchronized void add(Comparable<Object> rank, String id, IdentityProvider provider) {
    listed.put(rank, new Listed(id, provider));
    publish();
  }

  /**
   * Removes a provider.
   *
   * @param forGood whether it can't be expected back
   */
  synchronized void remove(Comparable<Object> rank, BooleanSupplier forGood) {
    Listed removed = listed.remove(rank);
    if (removed != null) {
      gone.put(removed.id(), new Gone(System.nanoTime() + absence.toNanos(), forGood));
      publish();
    }
  }

  /** Wakes who waits, to see whether it still makes sense. */
  synchronized void changed() {
    notifyAll();
  }

  private void publish() {
    Map<String, IdentityProvider> serving = new LinkedHashMap<>();
    listed.values().forEach(one -> serving.putIfAbsent(one.id(), one.provider()));
    offered = List.copyOf(new ArrayList<>(serving.values()));
    snapshot = Map.copyOf(serving);
    gone.keySet().removeAll(serving.keySet());
    notifyAll();
  }

  @Override
  public List<IdentityProvider> all() {
    return offered;
  }

  @Override
  public Optional<IdentityProvider> find(String id) {
    IdentityProvider found = snapshot.get(id);
    return found == null ? awaited(id) : Optional.of(found);
  }

  private synchronized Optional<IdentityProvider> awaited(String id) {
    while (!snapshot.containsKey(id)) {
      Gone left = gone.get(id);
      long millis = left == null ? 0 : (left.until() - System.nanoTime()) / 1_000_000;
      if (left == null || millis <= 0 || left.forGood().getAsBoolean()) {
        gone.remove(id);
        break;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return Optional.ofNullable(snapshot.get(id));
  }
}
