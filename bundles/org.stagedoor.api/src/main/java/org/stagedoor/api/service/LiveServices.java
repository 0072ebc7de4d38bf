package org.stagedoor.api.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Services that come and go. Who asks for them while one has gone that may be in the middle of an
 * update waits for its return, so that an update is nothing that a request notices. The methods
 * that add and remove are called by the service registry's threads, all others by any thread.
 *
 * @param <T> the service's type
 */
public final class LiveServices<T> {
  private static final Duration SOON = Duration.ofMillis(100);

  private final Supplier<Duration> patience;
  private final TreeMap<Comparable<Object>, Entry<T>> there =
      new TreeMap<>(Collections.reverseOrder());
  private final List<Away> away = new ArrayList<>();
  private volatile Snapshot<T> snapshot = new Snapshot<>(List.of(), false);

  /**
   * Without any yet.
   *
   * @param patience how long one that went is waited for
   */
  public LiveServices(Supplier<Duration> patience) {
    this.patience = patience;
  }

  /** Both at once: who reads one after the other misses what goes in between. */
  private record Snapshot<T>(List<T> services, boolean someAway) {}

  private record Entry<T>(String origin, T service) {}

  private record Away(String origin, long until, BooleanSupplier forGood) {
    boolean awaited() {
      return until - System.nanoTime() > 0 && !forGood.getAsBoolean();
    }
  }

  /**
   * A service has come.
   *
   * @param rank its service reference: the greatest is the first of all
   * @param properties the service's: by its bundle, component and configuration one is told to be
   *     another's successor
   */
  public synchronized void add(Comparable<Object> rank, Map<String, ?> properties, T service) {
    String origin =
        Stream.of("service.bundleid", "component.name", "service.pid")
            .map(key -> String.valueOf(properties.get(key)))
            .collect(Collectors.joining(" "));
    there.put(rank, new Entry<>(origin, service));
    away.stream().filter(one -> one.origin().equals(origin)).findFirst().ifPresent(away::remove);
    publish();
  }

  /**
   * A service has gone.
   *
   * @param rank as when it came
   * @param forGood tells whether it can't be expected back any more, as that its bundle is
   *     uninstalled; asked while somebody waits
   */
  public synchronized void remove(Comparable<Object> rank, BooleanSupplier forGood) {
    Entry<T> removed = there.remove(rank);
    if (removed != null) {
      long until = System.nanoTime() + patience.get().toNanos();
      away.add(new Away(removed.origin(), until, forGood));
      publish();
    }
  }

  private void publish() {
    refresh();
    notifyAll();
  }

  private void refresh() {
    away.removeIf(one -> !one.awaited());
    snapshot =
        new Snapshot<>(there.values().stream().map(Entry::service).toList(), !away.isEmpty());
  }

  /** All services, the one with the greatest rank first. */
  public List<T> all() {
    Snapshot<T> now = snapshot;
    return now.someAway() ? awaitReturn() : now.services();
  }

  /** The service with the greatest rank. */
  public Optional<T> first() {
    List<T> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  private synchronized List<T> awaitReturn() {
    try {
      refresh();
      while (snapshot.someAway()) {
        // Nobody tells us that a bundle was uninstalled, so it is looked at now and then.
        wait(SOON.toMillis());
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return snapshot.services();
  }
}
