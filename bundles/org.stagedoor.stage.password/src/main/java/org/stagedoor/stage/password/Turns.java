package org.stagedoor.stage.password;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RunnableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn. Sources take turns, and those of one source wait for each other:
 * who sends much delays herself. Where there is no room the last of who has most waiting has to
 * make some for who has less. Used by any thread.
 */
final class Turns {
  private final int room;
  private final Map<String, Deque<RunnableFuture<?>>> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> inside = new HashMap<>();
  private int count;

  /**
   * Turns.
   *
   * @param workers how much is worked on at once
   * @param queue how much waits beside that
   */
  Turns(int workers, int queue) {
    room = workers + queue;
  }

  /**
   * Lets work in; false if there is no room for it. Who was let in must {@link #leave}, also when
   * the work is cancelled because others need the room.
   */
  synchronized boolean enter(String source, RunnableFuture<?> work) {
    if (count >= room && !makeRoom(inside.getOrDefault(source, 0))) {
      return false;
    }
    count++;
    inside.merge(source, 1, Integer::sum);
    waiting.computeIfAbsent(source, any -> new ArrayDeque<>()).add(work);
    return true;
  }

  /**
   * Sends away the last of who has most waiting, if that leaves her no less than the other gets.
   */
  private boolean makeRoom(int ofOther) {
    Optional<Map.Entry<String, Deque<RunnableFuture<?>>>> longest =
        waiting.entrySet().stream().max(Comparator.comparing(one -> one.getValue().size()));
    if (longest.isEmpty() || longest.get().getValue().size() <= ofOther + 1) {
      return false;
    }
    longest.get().getValue().removeLast().cancel(false);
    return true;
  }

  /** Takes the work whose turn it is; null if none waits. */
  synchronized @Nullable Runnable next() {
    var turns = waiting.entrySet().iterator();
    if (!turns.hasNext()) {
      return null;
    }
    Map.Entry<String, Deque<RunnableFuture<?>>> turn = turns.next();
    String source = turn.getKey();
    Deque<RunnableFuture<?>> work = turn.getValue();
    turns.remove();
    Runnable next = work.remove();
    if (!work.isEmpty()) {
      waiting.put(source, work);
    }
    return next;
  }

  /** Lets work out that is done or was given up. */
  synchronized void leave(String source, RunnableFuture<?> work) {
    count--;
    inside.computeIfPresent(source, (any, own) -> own == 1 ? null : own - 1);
    Deque<RunnableFuture<?>> own = waiting.get(source);
    if (own != null && own.remove(work) && own.isEmpty()) {
      waiting.remove(source);
    }
  }
}
