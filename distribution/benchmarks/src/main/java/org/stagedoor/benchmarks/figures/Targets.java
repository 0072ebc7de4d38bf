package org.stagedoor.benchmarks.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is aimed at on two cores that the load generator shares, by the ids of the figures. */
public final class Targets {
  private static final Map<String, Target> BY_ID = new LinkedHashMap<>();

  static {
    atLeast("challenge.ratio", 0.75);
    atMost("challenge.allocated", 12);
    atMost("engine.sealed-id", 5);
    atMost("engine.dispatch.extra", 0.5);
    atMost("engine.dispatch.contended", 0);
    atLeast("poll.ratio", 0.5);
    atLeast("registration.rate", 3000);
    atLeast("registration-postgresql.rate", 1500);
    atMost("registration.cpu", 0.6);
    atMost("start.first", 1);
    atMost("memory.resident", 160);
    // Flat: what the collector and the allocator of the C library leave now and then is no growth.
    atMost("memory.growth", 8);
    atMost("sessions.fresh.rows", 0);
    atMost("sessions.fresh.disk", 0);
    // A hundredth of a byte each is what else the heap took in meanwhile.
    atMost("sessions.fresh.heap", 0.05);
    atMost("sessions.progress.bytes", 1024);
    // No slower: within what two rounds of one server differ by.
    atLeast("sessions.progress.lookups", 0.9);
    atLeast("flows.spread", 0.8);
    atMost("logins.challenge-p99", 50);
    atMost("drop.offered", 1);
    for (String gauge : List.of("resident", "heap", "threads", "files", "disk")) {
      atMost("soak." + gauge + ".growth", 0);
    }
  }

  private Targets() {}

  private static void atLeast(String id, double limit) {
    BY_ID.put(id, new Target(true, limit));
  }

  private static void atMost(String id, double limit) {
    BY_ID.put(id, new Target(false, limit));
  }

  /** What a figure aims at. */
  public static Optional<Target> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The figures with a target, in the order in which they are told. */
  public static Set<String> ids() {
    return BY_ID.keySet();
  }
}
