package org.stagedoor.hotdeploy;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told is done, and what went wrong. Any thread. */
public final class Ledger {
  private static final int TOLD = 20;

  private final Set<String> users = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> ended = new ConcurrentHashMap<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  void registered(String userId) {
    if (!users.add(userId)) {
      throw new AssertionError(userId + " was registered twice");
    }
  }

  void ended(String kind) {
    ended.computeIfAbsent(kind, same -> new AtomicInteger()).incrementAndGet();
  }

  void failed(String kind, Throwable why) {
    if (failed.incrementAndGet() <= TOLD) {
      failures.add(System.currentTimeMillis() + " " + kind + ": " + why.getMessage());
    }
  }

  /** The ids of all who were registered. */
  public Set<String> users() {
    return Set.copyOf(users);
  }

  /** How many sessions of a kind have ended as they must. */
  public int ended(Enum<?> kind) {
    AtomicInteger count = ended.get(kind.name());
    return count == null ? 0 : count.get();
  }

  /** How many sessions have ended as they must. */
  public int sessions() {
    return ended.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** How many sessions have not ended as they must. */
  public int failed() {
    return failed.get();
  }

  /** How many of each kind, and what went wrong first. */
  @Override
  public String toString() {
    return sessions()
        + " sessions "
        + new TreeMap<>(ended)
        + ", "
        + failed()
        + " failed"
        + (failures.isEmpty() ? "" : ":\n" + String.join("\n", failures));
  }
}
