package org.stagedoor.sso.provider;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.stagedoor.api.account.IdentityProvider;

/**
 * Which providers there are. The service registry's threads add and remove; all others read an
 * immutable snapshot, and wait only for who was there a moment ago. Ids are asked for each time: a
 * provider's settings may change while it is there.
 */
final class ProviderRegistry implements Providers {
  private final Duration absence;
  private final TreeMap<Comparable<Object>, IdentityProvider> ranked =
      new TreeMap<>(Collections.reverseOrder());
  private final Map<String, Gone> gone = new HashMap<>();
  private volatile Snapshot snapshot = new Snapshot(List.of(), false);

  /**
   * Without any yet.
   *
   * @param absence how long one that went is waited for
   */
  ProviderRegistry(Duration absence) {
    this.absence = absence;
  }

  /** Both at once: who reads one after the other misses what goes in between. */
  private record Snapshot(List<IdentityProvider> providers, boolean someGone) {}

  private record Gone(long until, BooleanSupplier forGood) {}

  /**
   * Adds a provider.
   *
   * @param rank the order of all; of two of one id none serves
   */
  synchronized void add(Comparable<Object> rank, IdentityProvider provider) {
    ranked.put(rank, provider);
    gone.remove(id(provider));
    publish();
  }

  /**
   * Removes a provider.
   *
   * @param forGood whether it can't be expected back
   */
  synchronized void remove(Comparable<Object> rank, BooleanSupplier forGood) {
    IdentityProvider removed = ranked.remove(rank);
    if (removed != null) {
      gone.put(id(removed), new Gone(System.nanoTime() + absence.toNanos(), forGood));
      publish();
    }
  }

  /** Wakes who waits, to see whether it still makes sense. */
  synchronized void changed() {
    notifyAll();
  }

  private void publish() {
    refresh();
    notifyAll();
  }

  private void refresh() {
    snapshot = new Snapshot(List.copyOf(ranked.values()), !gone.isEmpty());
  }

  @Override
  public List<IdentityProvider> all() {
    Snapshot now = snapshot;
    List<IdentityProvider> there = now.someGone() ? awaitAll() : now.providers();
    Map<String, Long> times =
        there.stream().collect(Collectors.groupingBy(ProviderRegistry::id, Collectors.counting()));
    return there.stream().filter(one -> times.getOrDefault(id(one), 0L) == 1).toList();
  }

  /** Else who looks while one is being updated would be offered less than a moment before. */
  private synchronized List<IdentityProvider> awaitAll() {
    Set.copyOf(gone.keySet()).forEach(this::awaited);
    gone.keySet().removeIf(id -> now(id).isPresent());
    refresh();
    return snapshot.providers();
  }

  /** The ranks of those of one id. */
  synchronized List<Comparable<Object>> ranks(String id) {
    return ranked.entrySet().stream()
        .filter(one -> id(one.getValue()).equals(id))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String id(IdentityProvider provider) {
    return provider.description().id();
  }

  @Override
  public Optional<IdentityProvider> find(String id) {
    Optional<IdentityProvider> found = now(id);
    return found.isPresent() ? found : awaited(id);
  }

  private Optional<IdentityProvider> now(String id) {
    List<IdentityProvider> found =
        snapshot.providers().stream().filter(one -> id(one).equals(id)).toList();
    // Which of two is meant is a guess, and the other's users are other people.
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private synchronized Optional<IdentityProvider> awaited(String id) {
    while (now(id).isEmpty()) {
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
    return now(id);
  }
}
