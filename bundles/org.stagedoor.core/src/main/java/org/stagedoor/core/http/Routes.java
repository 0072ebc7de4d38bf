package org.stagedoor.core.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.MatrixException;

/**
 * The routes as they come and go. Requests read an immutable table; those that find a service gone
 * that was there a moment ago wait for its return: most of them without a thread, by {@link
 * #awaited}, and who meets the very moment of its going in {@link #enter}.
 */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  /** Each request that waits in {@link #enter} keeps a thread, so more are sent away. */
  private static final int MAX_WAITING = 32;

  /** One that waits without a thread keeps its connection: so many take a fifth of a small heap. */
  static final int MAX_PARKED = 2_000;

  private final Supplier<Duration> absence;
  private final Duration drain;
  private final List<Published> published = new ArrayList<>();
  private final List<Gone> gone = new ArrayList<>();
  private final List<Awaiting> awaiting = new ArrayList<>();
  private volatile RouteTable table = RouteTable.EMPTY;
  private volatile boolean someGone;
  private int waiting;

  /**
   * Without any route yet.
   *
   * @param absence how long requests wait for a service that was just there
   * @param drain how long a removal waits for the calls under way
   */
  Routes(Supplier<Duration> absence, Duration drain) {
    this.absence = absence;
    this.drain = drain;
  }

  /**
   * A service with its routes.
   *
   * @param rank by which ties are decided, the greatest wins: its service reference
   * @param routes where it is reached
   * @param lease the lease of all its routes
   * @param mayReturn whether it can be expected back after its removal
   */
  record Published(
      Comparable<Object> rank, List<Routed> routes, Lease lease, BooleanSupplier mayReturn) {}

  /** Keeps the routes of a service and not the service: that may keep a bundle's classes alive. */
  private record Gone(RouteTable table, BooleanSupplier mayReturn, long until) {
    static Gone of(Published service, long until) {
      List<Routed> vacant = service.routes().stream().map(Routed::vacated).toList();
      return new Gone(new RouteTable(vacant), service.mayReturn(), until);
    }

    boolean awaited(String method, List<String> segments) {
      return table.find(method, segments) instanceof Match.Found && mayReturn.getAsBoolean();
    }
  }

  /** A request that waits without a thread. */
  private record Awaiting(String method, List<String> segments, CompletableFuture<Void> back) {}

  /** Adds a service. */
  void add(Published service) {
    List<Awaiting> back;
    synchronized (this) {
      published.add(service);
      published.sort(Comparator.comparing(Published::rank).reversed());
      changed();
      back = returned();
    }
    back.forEach(one -> one.back().complete(null));
  }

  private List<Awaiting> returned() {
    List<Awaiting> returned = new ArrayList<>();
    for (Iterator<Awaiting> all = awaiting.iterator(); all.hasNext(); ) {
      Awaiting one = all.next();
      if (one.back().isDone() || table.find(one.method(), one.segments()) instanceof Match.Found) {
        all.remove();
        returned.add(one);
      }
    }
    return returned;
  }

  /** Whether no service is expected back, so that no request needs to wait. */
  boolean complete() {
    return !someGone;
  }

  /**
   * Whether a request had better wait, for a service that was there a moment ago.
   *
   * @return completes when the service is back or is expected no more, on a thread that must not be
   *     kept; empty if there is nothing to wait for, or too many wait already
   */
  Optional<CompletableFuture<Void>> awaited(String method, List<String> segments) {
    return someGone && !(table.find(method, segments) instanceof Match.Found)
        ? expected(method, segments)
        : Optional.empty();
  }

  private synchronized Optional<CompletableFuture<Void>> expected(
      String method, List<String> segments) {
    forget();
    long millis = patience(method, segments);
    if (millis <= 0 || table.find(method, segments) instanceof Match.Found) {
      return Optional.empty();
    }
    if (awaiting.size() >= MAX_PARKED) {
      awaiting.removeIf(one -> one.back().isDone());
      if (awaiting.size() >= MAX_PARKED) {
        return Optional.empty();
      }
    }
    CompletableFuture<Void> back = new CompletableFuture<>();
    awaiting.add(new Awaiting(method, segments, back));
    return Optional.of(back.completeOnTimeout(null, millis, TimeUnit.MILLISECONDS));
  }

  /** Removes a service, and waits for the calls that are under way in it. */
  void remove(Published service) {
    synchronized (this) {
      if (!published.remove(service)) {
        return;
      }
      gone.add(Gone.of(service, System.nanoTime() + absence.get().toNanos()));
      changed();
    }
    if (!service.lease().close(drain)) {
      LOG.warn("Calls still run in a service that goes: {}", service.routes().get(0).pattern());
    }
  }

  private void changed() {
    // In this order: who finds nothing in the table looks next whether something is gone.
    forget();
    table = new RouteTable(published.stream().flatMap(one -> one.routes().stream()).toList());
    notifyAll();
  }

  private void forget() {
    long now = System.nanoTime();
    gone.removeIf(one -> one.until() - now <= 0);
    someGone = !gone.isEmpty();
  }

  /**
   * Who may call the service that a request leads to, if that reads the body itself; not waited
   * for.
   */
  Optional<Access> taking(String method, List<String> segments) {
    return table.find(method, segments) instanceof Match.Found found
            && found.routed().service() instanceof Service.Taking
        ? Optional.of(found.routed().access())
        : Optional.empty();
  }

  /**
   * What a request leads to. Of a service that was found the lease is held: the caller ends it.
   *
   * @throws MatrixException 503 if too many requests wait already for services to return
   */
  Match enter(String method, List<String> segments) {
    while (true) {
      RouteTable now = table;
      Match match = now.find(method, segments);
      if (match instanceof Match.Found found) {
        if (found.routed().lease().enter()) {
          return match;
        }
      } else if (!someGone || !awaitChange(now, method, segments)) {
        return match;
      }
    }
  }

  /** Waits for another table; false if nothing is expected any more. */
  private synchronized boolean awaitChange(RouteTable seen, String method, List<String> segments) {
    while (table == seen) {
      forget();
      long millis = patience(method, segments);
      if (millis <= 0) {
        return false;
      }
      if (waiting >= MAX_WAITING) {
        throw MatrixException.unavailable("This is being updated");
      }
      waiting++;
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        waiting--;
      }
    }
    return true;
  }

  /** For how long, in milliseconds, a service that went may still return. */
  private long patience(String method, List<String> segments) {
    long now = System.nanoTime();
    return gone.stream()
        .filter(one -> one.awaited(method, segments))
        .mapToLong(one -> (one.until() - now + 999_999) / 1_000_000)
        .max()
        .orElse(0);
  }
}
