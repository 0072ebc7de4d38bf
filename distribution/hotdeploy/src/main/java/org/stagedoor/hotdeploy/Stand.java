package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.util.Set;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.RunningServer;

/** A server, what it talks to, and the people who come to it. One thread. */
public final class Stand implements AutoCloseable {
  private static final int FEW_PER_SECOND = 10;

  private final CaptchaProvider captchas = new CaptchaProvider();
  private final PostOffice post = new PostOffice();
  private final Ledger ledger = new Ledger();
  private final Site site = Site.prepare(captchas, post);
  private final Invitations invitations = new Invitations(site.installation());
  private final RunningServer server = RunningServer.start(site.installation());
  private final Rotation rotation = new Rotation(site, server.log());
  private int come;

  private Stand() throws IOException, InterruptedException {}

  /** Starts all of it. */
  public static Stand open() throws Exception {
    Stand stand = new Stand();
    Await.until(
        "all that was dropped",
        () -> Guarded.REGISTER.offers(stand.server.client().post(Guarded.REGISTER.path(), "{}")));
    stand.invitations.create();
    return stand;
  }

  /** What clients were told. */
  public Ledger ledger() {
    return ledger;
  }

  /** What is updated. */
  public Rotation rotation() {
    return rotation;
  }

  /** How many bundles are updated in turn. */
  public int bundles() {
    return site.bundles().size();
  }

  /** What the server printed. */
  public String log() {
    return server.log().toString();
  }

  /** What is done to the server while people come. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Lets people come at fixed times while something is done to the server, and waits until all have
   * left.
   *
   * @return how long their requests took
   */
  public Latencies visit(double perSecond, Work work) throws Exception {
    int first = come;
    People people = People.at(server.address(), post, ledger, first);
    try (OpenLoop loop =
        OpenLoop.start(perSecond, (number, due) -> people.come(first + number, due))) {
      work.run();
      come = first + loop.stop();
    }
    return people.wire().latencies();
  }

  /** Updates a bundle and rewrites a settings file each second. */
  public void turnOver(int seconds) throws Exception {
    new Upheaval(rotation, new Rewrites(site.installation())).run(seconds);
  }

  /** Updates all bundles so often; a few people come meanwhile. */
  public void replaceAll(int rounds) throws Exception {
    visit(
        FEW_PER_SECOND,
        () -> {
          for (int round = 0; round < rounds; round++) {
            rotation.dropAll();
          }
        });
  }

  /** What the server holds on to. */
  public Vitals vitals() throws Exception {
    return Vitals.of(server, site.installation());
  }

  /**
   * Ends the server and compares what clients were told with what is in the database.
   *
   * @throws AssertionError if a session was lost, or an operation ran never or twice
   */
  public void verify() throws Exception {
    if (ledger.failed() > 0) {
      throw new AssertionError(ledger.toString());
    }
    invitations.expectUsed(ledger.ended(Kind.INVITED));
    server.stop();
    Truth truth = Truth.of(site.installation());
    Set<String> told = ledger.users();
    if (!truth.users().equals(told)) {
      throw new AssertionError(told.size() + " users were told, there are " + truth.users().size());
    }
    if (truth.devices() != told.size()) {
      throw new AssertionError(told.size() + " devices must be left, not " + truth.devices());
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    post.close();
    captchas.close();
  }
}
