package org.stagedoor.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments.Result;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.trust.Policy;
import org.stagedoor.deploy.trust.TrustFolder;

/**
 * The parts, put together, and the orders of operators. One thread, but for {@link #desk} and
 * {@link #board}.
 *
 * @param desk puts files into the folder
 * @param board what became of them
 * @param rounds looks at the folder
 */
record Works(
    Desk desk,
    Board board,
    Rounds rounds,
    Intake intake,
    Shelf shelf,
    Ground ground,
    Workshop workshop,
    Supplier<DeploySettings> settings,
    InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Works.class);

  static Works of(
      BundleContext context,
      Health health,
      ConfigurationAdmin admin,
      Supplier<DeploySettings> settings)
      throws IOException {
    InstantSource clock = InstantSource.system();
    Path folder = folder(context, DeployComponent.FOLDER);
    Path own = folder(context, "stagedoor.data").resolve("deployed");
    TrustFolder trusted = new TrustFolder(folder(context, "stagedoor.etc").resolve("trust"));
    Supplier<Policy> policy = () -> trusted.policy(settings.get().trust(), clock);
    Ground ground = new Ground(context);
    Intake intake = new Intake(own.resolve("jars"));
    Shelf shelf = new Shelf(new DropFolder(folder), intake, ground, policy.get(), clock);
    Kept kept = new Kept(own.resolve("kept"), intake);
    kept.load(settings.get().limits());
    Workshop workshop =
        new Workshop(
            context,
            ground,
            new Trial(context, health, admin),
            new Wires(context, ground),
            () -> settings.get().patience());
    Deployer deployer = new Deployer(shelf, ground, kept, workshop);
    Board board = new Board(clock);
    Report report = new Report(shelf, deployer, ground, kept, workshop, health, board, clock);
    Rounds rounds = new Rounds(shelf, deployer, report, board, intake, settings, policy);
    Desk desk = new Desk(folder);
    desk.sweep();
    return new Works(desk, board, rounds, intake, shelf, ground, workshop, settings, clock);
  }

  private static Path folder(BundleContext context, String property) {
    return Path.of(
        Objects.requireNonNull(
            context.getProperty(property), () -> "the framework property " + property));
  }

  /** Takes what was received, if it is good enough, and tells what became of it. */
  Deployment take(Path received, String file) throws IOException, InterruptedException {
    Optional<String> flaw = Desk.flaw(received, intake, settings.get().limits(), shelf);
    if (flaw.isPresent()) {
      return refused(file, flaw.get());
    }
    desk.place(received, file);
    rounds.make(true);
    return board.find(file).orElseGet(() -> refused(file, "it was gone again at once"));
  }

  /** What became of a file that is not in the folder. */
  Deployment refused(String file, String reason) {
    return new Deployment(file, "", "", Deployment.State.REFUSED, reason, clock.instant());
  }

  Result withdraw(String file) throws InterruptedException {
    Result result = desk.withdraw(file);
    rounds.make(true);
    return result;
  }

  Result run(String bundle, boolean on) throws InterruptedException {
    if (workshop.bundle(bundle).isEmpty()) {
      return new Result(false, "there is no bundle " + bundle);
    }
    if (ground.isFixed(bundle)) {
      return new Result(false, "the server can't run without " + bundle);
    }
    Outcome outcome = workshop.run(bundle, on);
    rounds.make(true);
    if (outcome instanceof Outcome.Failed failed) {
      return new Result(false, failed.failure().reason());
    }
    if (outcome instanceof Outcome.Stuck) {
      return new Result(false, bundle + " does not return");
    }
    String words = bundle + (on ? " is started" : " is stopped");
    LOG.info("{}, as it was ordered", words);
    return new Result(true, words);
  }
}
