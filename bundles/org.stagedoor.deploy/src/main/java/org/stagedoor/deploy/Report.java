package org.stagedoor.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.jar.Examined;

/** Says of each file what became of it. One thread. */
final class Report {
  /** A file that is as it was for so long is not being copied. */
  private static final Duration COPYING = Duration.ofSeconds(3);

  private final Shelf shelf;
  private final Deployer deployer;
  private final Ground ground;
  private final Kept kept;
  private final Workshop workshop;
  private final Health health;
  private final Board board;
  private final InstantSource clock;

  Report(
      Shelf shelf,
      Deployer deployer,
      Ground ground,
      Kept kept,
      Workshop workshop,
      Health health,
      Board board,
      InstantSource clock) {
    this.shelf = shelf;
    this.deployer = deployer;
    this.ground = ground;
    this.kept = kept;
    this.workshop = workshop;
    this.health = health;
    this.board = board;
    this.clock = clock;
  }

  /** Writes all of it to the board. */
  void write() {
    shelf.files().forEach(this::write);
  }

  private void write(Dropped dropped) {
    Optional<BundleJar> jar = dropped.jar();
    if (jar.isPresent()) {
      write(dropped, jar.get());
      return;
    }
    String before = kept.bundleOf(dropped.file()).map(name -> fallback(name).words()).orElse("");
    if (dropped.examined() instanceof Examined.Flawed flawed) {
      board.put(
          dropped.file(), "", "", content(dropped), State.REFUSED, flawed.reason() + before, false);
    } else if (dropped.examined() instanceof Examined.Unfinished unfinished) {
      boolean copying = clock.instant().isBefore(dropped.since().plus(COPYING));
      String reason = copying ? "it is being copied" : unfinished.reason() + ", so it waits";
      board.put(
          dropped.file(), "", "", content(dropped), State.INCOMPLETE, reason + before, copying);
    }
  }

  private void write(Dropped dropped, BundleJar jar) {
    Choice.Remark now = remark(dropped, jar);
    board.put(
        dropped.file(),
        jar.name(),
        jar.version().toString(),
        content(dropped),
        now.state(),
        now.reason(),
        false);
  }

  /** Who drops a file again is told again, though it be the same. */
  private static String content(Dropped dropped) {
    return dropped.since().toString();
  }

  private Choice.Remark remark(Dropped dropped, BundleJar jar) {
    String name = jar.name();
    if (dropped.refusal().isPresent()) {
      return new Choice.Remark(State.REFUSED, dropped.refusal().get() + fallback(name).words());
    }
    Optional<String> stuck = deployer.stuck(name);
    if (stuck.isPresent()) {
      return new Choice.Remark(
          State.STUCK,
          "its code does not return and can't be changed until it does: " + stuck.get());
    }
    Optional<Failure> failure = deployer.failure(jar.sha256());
    if (failure.isPresent()) {
      Fallback before = fallback(name);
      return new Choice.Remark(
          before.serves() ? State.ROLLED_BACK : State.REFUSED,
          failure.get().reason() + before.words());
    }
    Choice.Remark passedOver = deployer.choice(name).remarks().get(dropped.file());
    return passedOver == null ? running(name) : passedOver;
  }

  private Choice.Remark running(String name) {
    if (workshop.isStopped(name)) {
      return new Choice.Remark(State.STOPPED, "");
    }
    Optional<Bundle> bundle = workshop.bundle(name);
    if (bundle.isPresent() && Health.services(bundle.get()).isEmpty()) {
      Set<String> waits = health.waits(bundle.get());
      if (!waits.isEmpty()) {
        return new Choice.Remark(State.WAITING, "waits for " + String.join(" and ", waits));
      }
    }
    return new Choice.Remark(State.SERVING, "");
  }

  private Fallback fallback(String name) {
    return Fallback.of(
        name,
        deployer.running(name).map(one -> one.jar().version()),
        ground.version(name),
        workshop.bundle(name));
  }
}
