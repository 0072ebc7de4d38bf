package org.stagedoor.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told is done. Any thread. */
public final class Ledger {
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Map<String, Integer> changes = new ConcurrentHashMap<>();
  private final Set<String> removed = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> kinds = new ConcurrentHashMap<>();

  void registered(Person person) {
    if (people.put(person.userId(), person) != null) {
      throw new AssertionError(person.userId() + " was registered twice");
    }
  }

  void changedPassword(Person person) {
    people.put(person.userId(), person);
    changes.merge(person.userId(), 1, Integer::sum);
  }

  void removed(Person person, String device) {
    removed.add(person.userId() + " " + device);
  }

  void ended(Kind kind) {
    kinds.computeIfAbsent(kind.toString(), same -> new AtomicInteger()).incrementAndGet();
  }

  /** Everybody who was registered, with the latest password. */
  public Collection<Person> people() {
    return people.values();
  }

  /** How often a user has changed the password. */
  public int changes(String userId) {
    return changes.getOrDefault(userId, 0);
  }

  /** The devices that were removed, each as user id and device id. */
  public Set<String> removed() {
    return Set.copyOf(removed);
  }

  /** How many sessions of all kinds have ended as they must. */
  public int sessions() {
    return kinds.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  /** How many sessions of each kind. */
  @Override
  public String toString() {
    return sessions() + " sessions " + new TreeMap<>(kinds);
  }
}
