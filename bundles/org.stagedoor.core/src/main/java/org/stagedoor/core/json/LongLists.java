package org.stagedoor.core.json;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The texts of long lists that are written again and again. Hundreds of flows are in each
 * challenge, always in the same list, and to write them takes longer than all the rest. Lists in a
 * {@link org.stagedoor.api.json.Dict} never change, so that one is known again by being the very
 * same. Of one that is written once no text is kept. Used by any thread.
 */
final class LongLists {
  /** Shorter ones are written as quickly as they are found. */
  private static final int LONG = 32;

  /** A power of two. */
  private static final int KEPT = 16;

  private static final int MAX_TEXT = 65_536;

  private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(KEPT);

  /** A list that was written, and its text if it was more than once. */
  private record Entry(WeakReference<List<?>> list, @Nullable String text) {}

  static boolean isLong(List<?> list) {
    return list.size() >= LONG;
  }

  /** The text of a list, if it is known. */
  @Nullable String find(List<?> list) {
    Entry entry = entries.get(place(list));
    return entry != null && entry.list().refersTo(list) ? entry.text() : null;
  }

  /** Notes that a list was written. */
  void wrote(List<?> list, StringBuilder out, int from) {
    Entry entry = entries.get(place(list));
    boolean again = entry != null && entry.list().refersTo(list);
    String text = again && out.length() - from <= MAX_TEXT ? out.substring(from) : null;
    entries.set(place(list), new Entry(new WeakReference<>(list), text));
  }

  private static int place(List<?> list) {
    return System.identityHashCode(list) & (KEPT - 1);
  }
}
