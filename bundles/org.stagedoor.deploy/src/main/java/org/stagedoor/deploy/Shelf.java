package org.stagedoor.deploy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.jar.Examined;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.jar.Limits;
import org.stagedoor.deploy.trust.Policy;

/** The files in {@code deploy/}, each examined and judged when it has changed. One thread. */
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final DropFolder folder;
  private final Intake intake;
  private final Judge judge;
  private final InstantSource clock;
  private final Arrivals arrivals = new Arrivals();
  private final Map<String, Dropped> files = new TreeMap<>();

  /** Files that are there and could not be read at the last look. */
  private final Set<String> unread = new HashSet<>();

  Shelf(DropFolder folder, Intake intake, Ground ground, Policy policy, InstantSource clock) {
    this.folder = folder;
    this.intake = intake;
    this.judge = new Judge(ground, policy);
    this.clock = clock;
  }

  /**
   * What has changed.
   *
   * @param came files that were examined
   * @param gone files that are not there any more
   * @param judged whether another policy is in force
   */
  record Changes(Set<String> came, Set<String> gone, boolean judged) {
    boolean any() {
      return judged || !came.isEmpty() || !gone.isEmpty();
    }
  }

  /**
   * Looks at the folder.
   *
   * @param now the policy in force
   * @param atOnce whether to take files as they are, without waiting for them to settle
   */
  Changes look(Policy now, Limits limits, boolean atOnce) {
    Map<String, Stamp> there = folder.look();
    Arrivals.News news = arrivals.see(there, System.nanoTime(), atOnce);
    boolean judged = judge.follow(now);
    if (judged) {
      files.replaceAll((file, dropped) -> dropped.judged(dropped.jar().flatMap(this::refusal)));
    }
    Set<String> came = new HashSet<>();
    for (String file : news.came()) {
      if (examine(file, Objects.requireNonNull(there.get(file)), limits)) {
        came.add(file);
      }
    }
    files.keySet().removeAll(news.gone());
    unread.retainAll(there.keySet());
    return new Changes(came, news.gone(), judged);
  }

  /** Examines a file; false if nothing is known of it that was not, and it is looked at again. */
  private boolean examine(String file, Stamp stamp, Limits limits) {
    Examined examined;
    try {
      examined = intake.take(folder.path(file), limits);
      if (!Stamp.of(folder.path(file)).equals(stamp)) {
        return false;
      }
    } catch (IOException e) {
      return unread(file, stamp, e);
    }
    unread.remove(file);
    Dropped dropped =
        new Dropped(
            file, stamp.modified().toInstant(), examined, Optional.empty(), clock.instant());
    dropped.jar().ifPresent(jar -> judge.forget(jar.sha256()));
    files.put(file, dropped.judged(dropped.jar().flatMap(this::refusal)));
    arrivals.settled(file, stamp);
    return true;
  }

  /** That it can't be read now says nothing of it: what was known before stays meanwhile. */
  private boolean unread(String file, Stamp stamp, IOException e) {
    arrivals.unread(file);
    boolean first = unread.add(file);
    if (files.containsKey(file)) {
      if (first) {
        LOG.warn("{} can't be read now, and is tried again: {}", file, e.toString());
      }
      return false;
    }
    Examined examined = new Examined.Flawed("it can't be read now, and is tried again: " + e);
    files.put(
        file,
        new Dropped(
            file, stamp.modified().toInstant(), examined, Optional.empty(), clock.instant()));
    return true;
  }

  /** Why a jar may not be deployed here, if it may not. */
  Optional<String> refusal(BundleJar jar) {
    return judge.refusal(jar);
  }

  /** All of them, sorted by name. */
  Collection<Dropped> files() {
    return files.values();
  }

  /** Those that may serve. */
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    files.values().forEach(dropped -> dropped.candidate().ifPresent(candidates::add));
    return candidates;
  }

  /** The files that are not known to be another bundle. */
  Set<String> filesOf(String name) {
    return files.values().stream()
        .filter(dropped -> dropped.jar().filter(jar -> !jar.name().equals(name)).isEmpty())
        .map(Dropped::file)
        .collect(Collectors.toSet());
  }
}
