package org.stagedoor.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what runs into line with what lies in the folder, bundle by bundle. What fails is left
 * aside, and the next best takes its place, which mostly is what served before. One thread.
 */
final class Deployer {
  private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);

  /** One that fails may mend another, and so on; but not for ever. */
  private static final int ROUNDS = 8;

  private final Shelf shelf;
  private final Ground ground;
  private final Kept kept;
  private final Workshop workshop;
  private final Map<String, Candidate> running = new HashMap<>();
  private final Map<String, Failure> failures = new HashMap<>();
  private final Map<String, Pending> stuck = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  Deployer(Shelf shelf, Ground ground, Kept kept, Workshop workshop) {
    this.shelf = shelf;
    this.ground = ground;
    this.kept = kept;
    this.workshop = workshop;
  }

  /** A change whose end is still open. */
  private record Pending(Errand errand, Optional<Candidate> target, String place) {}

  /** The jar that serves under a name, if it was dropped. */
  Optional<Candidate> running(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** Why a jar failed, by its hash. */
  Optional<Failure> failure(String sha256) {
    return Optional.ofNullable(failures.get(sha256));
  }

  /** Where the code of a bundle hangs, if it does. */
  Optional<String> stuck(String name) {
    return Optional.ofNullable(stuck.get(name)).map(Pending::place);
  }

  /** Which jar of a bundle is to serve. */
  Choice choice(String name) {
    return Choice.of(
        new Choice.Situation(
            shelf.candidates().stream().filter(one -> one.jar().name().equals(name)).toList(),
            kept.of(name).filter(one -> shelf.refusal(one.jar()).isEmpty()),
            ground.version(name),
            failures.keySet(),
            shelf.filesOf(name)));
  }

  /** Who drops a jar again wants it to be tried again. */
  void forgive(Set<String> files) {
    shelf.files().stream()
        .filter(dropped -> files.contains(dropped.file()))
        .forEach(dropped -> dropped.jar().ifPresent(jar -> failures.remove(jar.sha256())));
  }

  /** Whether something that failed is worth another try. */
  boolean mended() {
    return failures.values().removeIf(failure -> failure.mended().getAsBoolean());
  }

  /** Whether code that hung has returned. */
  boolean released() throws InterruptedException {
    boolean released = false;
    for (Map.Entry<String, Pending> entry : List.copyOf(stuck.entrySet())) {
      Optional<Outcome> outcome = entry.getValue().errand().outcome();
      if (outcome.isPresent()) {
        LOG.info("{} has returned after all", entry.getKey());
        stuck.remove(entry.getKey());
        take(entry.getKey(), entry.getValue().target(), outcome.get());
        released = true;
      }
    }
    return released;
  }

  /** Whether a bundle that is to run does not, since what it needs went and came again. */
  boolean fallen() {
    boolean fallen = false;
    for (String name : running.keySet()) {
      fallen |= !stuck.containsKey(name) && workshop.isFallen(name) && broken.add(name);
    }
    return fallen;
  }

  /** Changes what must be changed. */
  void settle() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      boolean changed = false;
      for (String name : names()) {
        changed |= settle(name);
      }
      if (!changed || !mended()) {
        return;
      }
    }
  }

  private boolean settle(String name) throws InterruptedException {
    boolean changed = false;
    for (int round = 0; round < ROUNDS && !stuck.containsKey(name); round++) {
      Optional<Candidate> target = choice(name).target();
      if (!broken.contains(name) && hash(target).equals(hash(running(name)))) {
        remember(name, target);
        return changed;
      }
      Outcome outcome =
          target.isPresent() ? workshop.put(target.get().jar()) : workshop.withdraw(name);
      changed = true;
      take(name, target, outcome);
    }
    return changed;
  }

  private void take(String name, Optional<Candidate> target, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      broken.remove(name);
      target.ifPresentOrElse(one -> running.put(name, one), () -> running.remove(name));
      if (target.isEmpty() && ground.version(name).isPresent()) {
        LOG.info("{} {}, as it is shipped, serves", name, ground.version(name).get());
      }
    } else if (outcome instanceof Outcome.Stuck hanging) {
      stuck.put(name, new Pending(hanging.errand(), target, hanging.errand().place()));
    } else if (outcome instanceof Outcome.Failed failed) {
      broken.add(name);
      if (target.isPresent()) {
        failures.put(target.get().jar().sha256(), failed.failure());
      } else {
        LOG.error("{} does not come back: {}", name, failed.failure().reason());
        broken.remove(name);
        running.remove(name);
      }
    } else {
      throw new IllegalStateException("unknown outcome " + outcome);
    }
  }

  private void remember(String name, Optional<Candidate> target) {
    try {
      if (target.isPresent()) {
        kept.keep(target.get());
      } else if (shelf.candidates().stream().noneMatch(one -> one.jar().name().equals(name))) {
        kept.forget(name);
      }
    } catch (IOException e) {
      LOG.warn("No copy of {} could be kept: {}", name, e.toString());
    }
  }

  /** Libraries and fragments before those that use them; what goes, last. */
  private List<String> names() {
    Map<String, Integer> turns = new HashMap<>();
    Set<String> names = new TreeSet<>(running.keySet());
    kept.all().forEach(one -> names.add(one.jar().name()));
    names.addAll(broken);
    for (Candidate one : shelf.candidates()) {
      names.add(one.jar().name());
      boolean first = !one.jar().exports().isEmpty() || one.jar().host().isPresent();
      turns.merge(one.jar().name(), first ? 0 : 1, Math::min);
    }
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparing(name -> turns.getOrDefault(name, 2)));
    return sorted;
  }

  /** The copies that are still needed. */
  Set<String> hashes() {
    Set<String> hashes = new HashSet<>();
    running.values().forEach(one -> hashes.add(one.jar().sha256()));
    kept.all().forEach(one -> hashes.add(one.jar().sha256()));
    stuck.values().forEach(one -> one.target().ifPresent(it -> hashes.add(it.jar().sha256())));
    shelf.files().forEach(one -> one.jar().ifPresent(jar -> hashes.add(jar.sha256())));
    return hashes;
  }

  private static Optional<String> hash(Optional<Candidate> candidate) {
    return candidate.map(one -> one.jar().sha256());
  }
}
