package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.util.List;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.e2e.Installation;

/** Prepares installations, in which nobody is told to wait, and what clients do with them. */
final class Sites {
  static final Scenario CHALLENGE =
      new Scenario("challenge", "challenge", Step.post("/register", "{}", 401));
  static final Scenario REGISTRATION =
      new Scenario("registration", "one-shot registration, hash excluded", Step.register("{n}"));

  /** One of three stages: terms, a riddle, which takes two requests, and the dummy. */
  static final Scenario THREE_STAGES =
      new Scenario(
          "three-stages",
          "registration in three stages, 5 requests",
          begin("{n}"),
          pass("m.login.terms", ""),
          pass("org.example.riddle", ""),
          pass("org.example.riddle", ",'answer':'piano'"),
          Step.post("/register", auth("m.login.dummy", ""), 200));

  /** The first request of it: a session without progress. */
  static final Step BEGUN = begin("{n}");

  /** The first two requests of it, after which a session is in progress. */
  static final List<Step> IN_PROGRESS = List.of(BEGUN, pass("m.login.terms", ""));

  private Sites() {}

  private static Step begin(String name) {
    return Step.post(
        "/register", "{'username':'%s','password':'correct-horse'}".formatted(name), 401);
  }

  private static Step pass(String type, String more) {
    return Step.post("/register", auth(type, more), 401);
  }

  private static String auth(String type, String more) {
    return "{'auth':{'type':'%s','session':'{session}'%s}}".formatted(type, more);
  }

  /** A client that asks how a session stands. */
  static Scenario poll(String session) {
    return new Scenario(
        "poll",
        "poll of a session in progress",
        Step.post("/register", "{'auth':{'session':'%s'}}".formatted(session), 401));
  }

  /** As it comes out of the archive, but with a password hash that costs next to nothing. */
  static Installation plain() throws IOException {
    return Installation.fresh().withoutLimits();
  }

  /** Exactly as it comes out of the archive, and so with the password hash that it has. */
  static Installation hashing() throws IOException {
    return Installation.pristine().withoutLimits();
  }

  /** One with a cheap hash on which one registers in one stage or in three. */
  static Installation threeStages() throws IOException {
    return org.stagedoor.cluster.Sites.threeStages().withoutLimits();
  }
}
