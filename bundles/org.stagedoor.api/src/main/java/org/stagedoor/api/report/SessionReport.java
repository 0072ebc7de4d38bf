package org.stagedoor.api.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How many sessions are under way on all nodes, without anything that would give access to one. The
 * core registers one as a service; any thread may call it. It costs the store one statement that
 * reads {@value #MOST} rows at most, and throws {@link org.stagedoor.api.account.StoreUnavailable}
 * when the database is away.
 */
@ProviderType
@FunctionalInterface
public interface SessionReport {
  /** How many sessions are looked at. */
  int MOST = 1000;

  /** The sessions now. */
  Sessions sessions();

  /**
   * Sessions with progress. Those without are nowhere but in their ids, and nobody can count them.
   *
   * @param live how many are under way, of those that were looked at
   * @param finished how many are kept for a while though their operation ran, lest it run twice
   * @param complete whether all were looked at; else these are the {@value SessionReport#MOST} that
   *     end first
   * @param byOperation how many are under way, by the operation's name
   * @param waiting how many of them can't go on since a stage is gone, by that stage's auth type
   * @param oldest the one that ends first, by the public part of its id, which opens nothing
   */
  record Sessions(
      long live,
      long finished,
      boolean complete,
      Map<String, Long> byOperation,
      Map<String, Long> waiting,
      Optional<Oldest> oldest) {
    /** Copies the maps. */
    public Sessions {
      byOperation = Map.copyOf(byOperation);
      waiting = Map.copyOf(waiting);
    }
  }

  /**
   * A session.
   *
   * @param key the public part of its id
   * @param ends when it will be over
   */
  record Oldest(String key, Instant ends) {}
}
