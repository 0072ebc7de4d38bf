package org.stagedoor.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;

/** Puts questions to one stage and judges the answers. */
final class Probe {
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final int TRIES = 3;

  private final Stage stage;
  private final TestAttempt start;

  Probe(Stage stage, TestAttempt start) {
    this.stage = stage;
    this.start = start;
  }

  /**
   * What was sent instead of what passes; puts the difference alone into a message.
   *
   * @param good what passes
   * @param bad what was sent
   */
  record Sent(Dict good, Dict bad) {
    @Override
    public String toString() {
      Dict changed = bad;
      for (String key : good.keys()) {
        if (bad.has(key) && String.valueOf(good.get(key)).equals(String.valueOf(bad.get(key)))) {
          changed = changed.without(key);
        }
      }
      return bad.isEmpty() ? "no field at all" : "the fields " + Advice.shown(changed.members());
    }
  }

  /** The attempts of the way that passes; if none is known, one that brings nothing. */
  List<TestAttempt> steps(List<Input> passing) {
    List<TestAttempt> steps = Walk.passing(stage, start, passing).attempts();
    return steps.isEmpty() ? List.of(start) : steps;
  }

  /** Has shown whatever can be shown. */
  void shows(Attempt attempt) {
    Object input = "the fields " + Advice.shown(attempt.input().fields().members());
    Sound.value(() -> stage.params(attempt), "params()", input);
    Sound.value(() -> stage.passable(attempt), "passable()", input);
    SoundPage.check(Sound.value(() -> stage.page(attempt), "page()", input));
  }

  /** Has a challenge made, and looks at the clock. */
  void isQuick() {
    quick("params()", () -> stage.params(start));
    quick("shows()", stage::shows);
    quick("passable()", () -> stage.passable(start));
  }

  private static void quick(String method, Supplier<?> call) {
    for (int i = 0; i < TRIES; i++) {
      long began = System.nanoTime();
      Sound.value(call, method, "a challenge");
      if (System.nanoTime() - began < AT_ONCE.toNanos()) {
        return;
      }
    }
    throw Advice.of(
        "takes more than a second for " + method,
        "it is called for each challenge, of which everybody may ask for as many as they like",
        "answer from what is at hand, and leave what is slow to attempt()");
  }

  /** Checks that an error does not hold a part of what was sent. */
  void doesNotRepeat(String canary, Attempt attempt) {
    String told;
    try {
      Outcome outcome = stage.attempt(attempt);
      told = outcome instanceof Outcome.Denied denied ? denied.errcode() + denied.error() : "";
    } catch (MatrixException e) {
      told = e.body().members().toString() + e;
    }
    if (told.contains(canary)) {
      throw Advice.of(
          "repeats what the client sent in its error: " + Advice.shown(told),
          "errors are logged, shown on pages and copied into bug reports; input holds secrets",
          "name the field, not its value");
    }
  }

  /** Tells the stage how a session ended. */
  static void settles(Stage stage, Settlement settlement) {
    try {
      stage.settled(settlement);
    } catch (RuntimeException e) {
      throw Advice.of(
          "throws %s from settled() for a state with %s"
              .formatted(e.getClass().getName(), settlement.state()),
          "it is told at least once, perhaps twice, perhaps of a state of another version; what"
              + " throws is told again and again",
          "pass over what was settled before and what is not understood",
          e);
    }
  }
}
