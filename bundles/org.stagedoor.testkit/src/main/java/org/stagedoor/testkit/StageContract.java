package org.stagedoor.testkit;

import static org.stagedoor.testkit.Advice.shown;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * What every stage must hold to, as tests. A test class of JUnit 5 implements this, says how to
 * make the stage and what passes it, and adds tests of its own:
 *
 * <pre>{@code
 * class RiddleStageTest implements StageContract {
 *   public Stage stage() {
 *     return new RiddleStage();
 *   }
 *
 *   public List<Input> passing() {
 *     return List.of(new Input.Auth(Dict.EMPTY), new Input.Auth(Dict.of("response", "42")));
 *   }
 * }
 * }</pre>
 *
 * <p>A stage that fails reads as advice: what it does, why that matters, what to write instead.
 */
public interface StageContract {
  /** A stage, wired with stand-ins for what it needs. Called once for each test. */
  Stage stage();

  /**
   * What to send to pass the stage, request by request, each with the state that the one before
   * left. Called again for each session, so that what counts once can be made anew; empty if
   * nothing passes without the world outside.
   */
  default List<Input> passing() {
    return List.of();
  }

  /** The attempt that each session starts from: who asks, what was claimed before. */
  default TestAttempt start() {
    return TestAttempt.attempt();
  }

  @Test
  @DisplayName("contract: it is a component that declares its auth type and its bounds")
  default void declaresItself() {
    Declared.by(stage().getClass());
  }

  @Test
  @DisplayName("contract: it passes, and claims what it declares that it proves")
  default void claimsWhatItDeclares() {
    Walk walk = Walk.passing(new TimedStage(stage()), start(), passing());
    if (walk.attempts().isEmpty() || !(walk.last() instanceof Outcome.Passed passed)) {
      return;
    }
    Proves proves = Declared.by(stage().getClass()).proves();
    boolean user = passed.claims().stream().anyMatch(Claim.User.class::isInstance);
    boolean identifier = passed.claims().stream().anyMatch(Claim.Identifier.class::isInstance);
    if (user != (proves == Proves.USER) || identifier != (proves == Proves.IDENTIFIER)) {
      throw Advice.of(
          "declares proves = " + proves + " and claims " + passed.claims(),
          "by what they declare the core tells flows that prove a user from those that do not",
          "declare what is claimed, and claim what is declared");
    }
  }

  @Test
  @DisplayName("contract: no field, whatever is in it, makes it fail")
  default void survivesHostileFields() {
    Stage stage = new TimedStage(stage());
    Probe probe = new Probe(stage, start());
    for (TestAttempt step : probe.steps(passing())) {
      Dict good = step.input().fields();
      Hostile.eachVariant(
          good,
          Hostile.values(),
          bad -> Sound.outcome(() -> stage.attempt(step.auth(bad)), new Probe.Sent(good, bad)));
      Hostile.eachVariant(
          good,
          Hostile.texts(),
          bad -> Sound.outcome(() -> stage.attempt(step.posted(bad)), new Probe.Sent(good, bad)));
    }
  }

  @Test
  @DisplayName("contract: params(), passable() and page() answer at once, whatever came in")
  default void answersChallengesAtOnce() {
    Stage stage = new TimedStage(stage());
    Probe probe = new Probe(stage, start());
    for (TestAttempt step : probe.steps(passing())) {
      Hostile.eachVariant(
          step.input().fields(), Hostile.values(), bad -> probe.shows(step.auth(bad)));
      Hostile.values().forEach(bad -> probe.shows(step.state(Dict.of("state", bad))));
    }
    probe.isQuick();
  }

  @Test
  @DisplayName("contract: a state that it does not understand is as good as none")
  default void toleratesForeignState() {
    Stage stage = new TimedStage(stage());
    Probe probe = new Probe(stage, start());
    for (TestAttempt step : probe.steps(passing())) {
      Hostile.eachVariant(
          step.state(),
          Hostile.values(),
          state ->
              Sound.outcome(
                  () -> stage.attempt(step.state(state)), "the state " + shown(state.members())));
    }
    Dict older = Dict.of("stagedoor.testkit", "of an older version", "version", 0);
    Walk.passing(stage, start().state(older), passing());
  }

  @Test
  @DisplayName("contract: 64 sessions at once do not get into each other's way")
  default void servesManyAtOnce() {
    new Crowd(new TimedStage(stage()), start()).pass(64, this::passing, Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("contract: what a client sent is not repeated in an error")
  default void keepsSecrets() {
    Stage stage = new TimedStage(stage());
    Probe probe = new Probe(stage, start());
    for (TestAttempt step : probe.steps(passing())) {
      String canary = "canary-8c1f2e";
      Hostile.eachVariant(
          step.input().fields(),
          List.of(canary, canary + "@example.org", "@" + canary + ":example.org"),
          bad -> probe.doesNotRepeat(canary, step.auth(bad)));
    }
  }

  @Test
  @DisplayName("contract: its page can be shown, in any language, to anybody")
  default void showsItsPage() {
    Probe probe = new Probe(new TimedStage(stage()), start());
    for (String tag : List.of("en", "de-AT", "fr", "ar", "zh-Hant-TW", "und", "xx-x-nonsense")) {
      TestAttempt opened = start().in(Locale.forLanguageTag(tag)).opened();
      probe.shows(opened);
      probe.shows(opened.subject(UserId.of("alice", "example.org")));
      probe.shows(opened.subject(Optional.empty()));
      probe.shows(opened.returned(Dict.of("code", "1", "state", "2")));
      probe.shows(opened.returned(Dict.EMPTY));
    }
    for (TestAttempt step : probe.steps(passing())) {
      probe.shows(step.opened());
    }
  }

  @Test
  @DisplayName("contract: a link, which anybody may have followed, does not pass it")
  default void isNotPassedByLink() {
    Stage stage = new TimedStage(stage());
    for (TestAttempt step : new Probe(stage, start()).steps(passing())) {
      TestAttempt link = step.input(new Input.Browser(false, false, step.input().fields()));
      if (stage.page(link) instanceof Page.Proceed
          && Sound.outcome(() -> stage.attempt(link), link) instanceof Outcome.Passed) {
        throw Advice.of(
            "is passed by a GET of its page",
            "scanners of links, previews and pictures on other people's pages send those",
            "return Page.Proceed only where Input.Browser says that it was returned, from an"
                + " address that only the right person was told");
      }
    }
  }

  @Test
  @DisplayName("contract: it may be told twice how a session ended, also of one that it never saw")
  default void settlesTwice() {
    Stage stage = new TimedStage(stage());
    Walk walk = Walk.passing(stage, start(), passing());
    Dict left = walk.last() instanceof Outcome.Passed passed ? passed.state() : Dict.EMPTY;
    for (Dict state :
        List.of(left, Dict.EMPTY, Dict.of("version", 0), Dict.of("token", List.of()))) {
      for (boolean succeeded : new boolean[] {true, false}) {
        Settlement told =
            new Settlement("session-1", succeeded, state, UserId.of("alice", "example.org"));
        Settlement ofNobody = new Settlement("session-2", succeeded, state, Optional.empty());
        for (Settlement settlement : List.of(told, told, ofNobody)) {
          Probe.settles(stage, settlement);
        }
      }
    }
  }
}
