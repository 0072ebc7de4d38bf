package org.stagedoor.stage.password;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn. Sources take turns, and those of one source wait for each other:
 * who sends much delays herself, and can't fill the room that others need. Used by any thread.
 */
final class Turns {
  /** Of one source at most this part of all. */
  private static final int SHARE = 4;

  private final int room;
  private final int roomOfOne;
  private final Map<String, Queue<Runnable>> waiting = new LinkedHashMap<>();
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
    roomOfOne = Math.max(workers + 1, room / SHARE);
  }

  /** Lets work in; false if there is no room for it. Who was let in must {@link #leave}. */
  synchronized boolean enter(String source, Runnable work) {
    if (count >= room || inside.getOrDefault(source, 0) >= roomOfOne) {
      return false;
    }
    count++;
    inside.merge(source, 1, Integer::sum);
    waiting.computeIfAbsent(source, any -> new ArrayDeque<>()).add(work);
    return true;
  }

  /** Takes the work whose turn it is; null if none waits. */
  synchronized @Nullable Runnable next() {
    var turns = waiting.entrySet().iterator();
    if (!turns.hasNext()) {
      return null;
    }
    Map.Entry<String, Queue<Runnable>> turn = turns.next();
    String source = turn.getKey();
    Queue<Runnable> work = turn.getValue();
    turns.remove();
    Runnable next = work.remove();
    if (!work.isEmpty()) {
      waiting.put(source, work);
    }
    return next;
  }

  /** Lets work out that is done or was given up. */
  synchronized void leave(String source, Runnable work) {
    count--;
    inside.computeIfPresent(source, (any, own) -> own == 1 ? null : own - 1);
    Queue<Runnable> own = waiting.get(source);
    if (own != null && own.remove(work) && own.isEmpty()) {
      waiting.remove(source);
    }
  }
}
