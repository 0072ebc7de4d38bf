package org.stagedoor.deploy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which files have come, changed or gone, once they have settled: two looks in a row must see
 * the same. A removal waits a little longer, and for files that are just coming, so that a bundle
 * whose new jar has another name is updated and not taken away. One thread.
 */
final class Arrivals {
  /** A file that was left unfinished holds up removals no longer than this. */
  private static final Duration COMING = Duration.ofSeconds(2);

  private static final Duration GONE = Duration.ofMillis(250);

  private final Map<String, Sighting> sightings = new HashMap<>();
  private final Map<String, Stamp> settled = new HashMap<>();
  private final Map<String, Long> missing = new HashMap<>();

  private record Sighting(Stamp stamp, long since) {}

  /**
   * What is to be done.
   *
   * @param came files to be examined
   * @param gone files that are there no more
   */
  record News(Set<String> came, Set<String> gone) {}

  /**
   * Takes in a look at the folder.
   *
   * @param now {@link System#nanoTime}
   * @param atOnce whether there is no time to wait, as when the server starts
   */
  News see(Map<String, Stamp> folder, long now, boolean atOnce) {
    Set<String> came = new TreeSet<>();
    sightings.keySet().retainAll(folder.keySet());
    boolean coming = false;
    for (Map.Entry<String, Stamp> file : folder.entrySet()) {
      String name = file.getKey();
      Stamp stamp = file.getValue();
      missing.remove(name);
      if (stamp.equals(settled.get(name))) {
        sightings.remove(name);
        continue;
      }
      Sighting before = sightings.get(name);
      if (atOnce || (before != null && before.stamp().equals(stamp))) {
        came.add(name);
      } else {
        sightings.put(name, new Sighting(stamp, now));
      }
      Sighting sighting = sightings.get(name);
      coming |= sighting != null && now - sighting.since() < COMING.toNanos();
    }
    return new News(came, gone(folder.keySet(), now, coming, atOnce));
  }

  private Set<String> gone(Set<String> there, long now, boolean coming, boolean atOnce) {
    Set<String> gone = new TreeSet<>();
    for (String name : settled.keySet()) {
      if (!there.contains(name)) {
        long since = missing.computeIfAbsent(name, key -> now);
        if (atOnce || (!coming && now - since >= GONE.toNanos())) {
          gone.add(name);
        }
      }
    }
    settled.keySet().removeAll(gone);
    missing.keySet().removeAll(gone);
    return gone;
  }

  /** A file could not be read: it is there, and is to be examined at the next look. */
  void unread(String name) {
    settled.putIfAbsent(name, Stamp.NONE);
  }

  /** A file was examined and need not be again while it stays as it was. */
  void settled(String name, Stamp stamp) {
    settled.put(name, stamp);
    sightings.remove(name);
  }
}
