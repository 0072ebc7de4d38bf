package org.stagedoor.deploy;

import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.trust.Policy;

/** What is done again and again: look at the folder, change what must be, say what became of it. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** Not in each round: what changes rarely, or takes time to ask for. */
  private static final int SELDOM = 10;

  private final Shelf shelf;
  private final Deployer deployer;
  private final Report report;
  private final Board board;
  private final Intake intake;
  private final Supplier<DeploySettings> settings;
  private final Supplier<Policy> policy;
  private int count;

  Rounds(
      Shelf shelf,
      Deployer deployer,
      Report report,
      Board board,
      Intake intake,
      Supplier<DeploySettings> settings,
      Supplier<Policy> policy) {
    this.shelf = shelf;
    this.deployer = deployer;
    this.report = report;
    this.board = board;
    this.intake = intake;
    this.settings = settings;
    this.policy = policy;
  }

  /** One round; what goes wrong in it is logged, and the next one is made all the same. */
  void make() {
    try {
      make(false);
    } catch (RuntimeException | Error e) {
      // An error too: else nothing would be deployed or withdrawn any more.
      LOG.error("A look at deploy/ failed; it is looked at again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One round.
   *
   * @param atOnce whether to take files as they are, without waiting for them to settle
   */
  void make(boolean atOnce) throws InterruptedException {
    boolean thorough = atOnce || count++ % SELDOM == 0;
    Shelf.Changes changes = shelf.look(policy.get(), settings.get().limits(), atOnce);
    deployer.forgive(changes.came());
    boolean due = changes.any();
    if (thorough) {
      due |= deployer.released();
      due |= deployer.mended();
      due |= deployer.fallen();
    }
    if (due) {
      deployer.settle();
      board.remove(changes.gone());
      tidy();
    }
    if (due || thorough) {
      report.write();
    }
  }

  private void tidy() {
    try {
      intake.retain(deployer.hashes());
    } catch (IOException e) {
      LOG.debug("Copies that nobody needs stay", e);
    }
  }
}
