package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Counters;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;

/** The ports in memory: one lock is the transaction, a copy of the maps is the way back. */
final class MemoryStore {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> afterCommit = new ArrayList<>();
  Map<String, Sessions.Row> rows = new HashMap<>();
  Map<String, Outbox.Item> items = new HashMap<>();
  Map<String, String> bound = new HashMap<>();
  final List<SealingKeys.Key> keys = new ArrayList<>();
  final Map<String, UserId> owners = new HashMap<>();
  final Map<String, Double> levels = new HashMap<>();
  int writes;
  int commits;

  final Transactions transactions =
      new Transactions() {
        @Override
        public <T> T required(Supplier<T> work) {
          lock.lock();
          try {
            return locked(work);
          } finally {
            lock.unlock();
          }
        }

        private <T> T locked(Supplier<T> work) {
          Map<String, Sessions.Row> rowsBefore = new HashMap<>(rows);
          Map<String, Outbox.Item> itemsBefore = new HashMap<>(items);
          Map<String, String> boundBefore = new HashMap<>(bound);
          try {
            T result = work.get();
            if (lock.getHoldCount() == 1) {
              commits++;
              List<Runnable> effects = List.copyOf(afterCommit);
              afterCommit.clear();
              effects.forEach(Runnable::run);
            }
            return result;
          } catch (RuntimeException e) {
            rows = rowsBefore;
            items = itemsBefore;
            bound = boundBefore;
            afterCommit.clear();
            throw e;
          }
        }

        @Override
        public void afterCommit(Runnable effect) {
          if (lock.isHeldByCurrentThread()) {
            afterCommit.add(effect);
          } else {
            effect.run();
          }
        }
      };

  final Sessions sessions =
      new Sessions() {
        @Override
        public Optional<Row> find(String key, Instant now) {
          return transactions.required(
              () -> Optional.ofNullable(rows.get(key)).filter(row -> row.expires().isAfter(now)));
        }

        @Override
        public boolean save(Row row) {
          return transactions.required(
              () -> {
                long before = rows.containsKey(row.key()) ? rows.get(row.key()).version() : 0;
                if (before != row.version() - 1) {
                  return false;
                }
                rows.put(row.key(), row);
                writes++;
                return true;
              });
        }

        @Override
        public boolean remove(String key, long version) {
          return transactions.required(
              () ->
                  rows.containsKey(key)
                      && rows.get(key).version() == version
                      && rows.remove(key) != null);
        }

        @Override
        public void removeAll(List<Row> gone) {
          gone.forEach(row -> remove(row.key(), row.version()));
        }

        @Override
        public List<Row> expired(Instant now, int max) {
          return rows.values().stream()
              .filter(row -> !row.expires().isAfter(now))
              .sorted(Comparator.comparing(Row::expires))
              .limit(max)
              .toList();
        }

        @Override
        public List<Row> live(Instant now, int max) {
          return rows.values().stream()
              .filter(row -> row.expires().isAfter(now))
              .sorted(Comparator.comparing(Row::expires))
              .limit(max)
              .toList();
        }

        @Override
        public long count(Instant now) {
          return rows.size();
        }
      };

  final Outbox outbox =
      new Outbox() {
        @Override
        public String post(String topic, Dict content, Instant due) {
          String id = "item" + items.size();
          items.put(id, new Item(id, topic, content, 1));
          return id;
        }

        @Override
        public List<Item> take(String prefix, int max, Duration lease, Instant now) {
          return items.values().stream()
              .filter(item -> item.topic().startsWith(prefix))
              .limit(max)
              .toList();
        }

        @Override
        public void delivered(String id) {
          items.remove(id);
        }

        @Override
        public void postpone(String id, Instant due) {}

        @Override
        public long waiting(String prefix) {
          return items.size();
        }
      };

  final Nonces nonces =
      (nonce, owner, until, now) ->
          transactions.required(
              () -> Objects.requireNonNullElse(bound.putIfAbsent(nonce, owner), owner));

  final SealingKeys sealingKeys =
      new SealingKeys() {
        @Override
        public List<Key> list() {
          return List.copyOf(keys);
        }

        @Override
        public boolean add(Key key) {
          return keys.stream().noneMatch(k -> k.number() == key.number()) && keys.add(key);
        }

        @Override
        public void removeOlder(Instant created) {
          keys.removeIf(key -> key.created().isBefore(created));
        }
      };

  final Counters counters =
      new Counters() {
        @Override
        public synchronized double level(String key, Duration drainOne, Instant now) {
          return levels.getOrDefault(key, 0.0);
        }

        @Override
        public synchronized double add(String key, Duration drainOne, Instant now) {
          return levels.merge(key, 1.0, Double::sum);
        }

        @Override
        public synchronized void clear(String key) {
          levels.remove(key);
        }
      };

  final ThreePids threePids =
      new ThreePids() {
        @Override
        public Optional<UserId> owner(String medium, String address) {
          return Optional.ofNullable(owners.get(medium + " " + address));
        }

        @Override
        public List<Bound> list(UserId user) {
          return List.of();
        }

        @Override
        public boolean add(UserId user, ThreePid identifier, Instant now) {
          return false;
        }

        @Override
        public boolean remove(UserId user, String medium, String address) {
          return false;
        }
      };
}
