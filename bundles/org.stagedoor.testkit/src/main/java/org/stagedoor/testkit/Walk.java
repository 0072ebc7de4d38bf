package org.stagedoor.testkit;

import java.util.ArrayList;
import java.util.List;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/**
 * One session's way through a stage with the inputs that pass.
 *
 * @param attempts the attempts made, each with the state that the one before left
 * @param last the last outcome
 */
record Walk(List<TestAttempt> attempts, Outcome last) {
  /** Goes the way. The outcomes before the last must be {@link Outcome.Ongoing}. */
  static Walk of(Stage stage, TestAttempt start, List<Input> inputs) {
    List<TestAttempt> attempts = new ArrayList<>();
    TestAttempt next = start.shown(stage.shows());
    Outcome outcome = Outcome.passed();
    for (Input input : inputs) {
      if (!attempts.isEmpty() && !(outcome instanceof Outcome.Ongoing)) {
        throw strayed(outcome, attempts.size());
      }
      next = next.input(input);
      attempts.add(next);
      outcome = Sound.checked(stage.attempt(next));
      next = next.after(outcome);
    }
    return new Walk(List.copyOf(attempts), outcome);
  }

  /** Goes the way, which must end with the stage passed. */
  static Walk passing(Stage stage, TestAttempt start, List<Input> inputs) {
    Walk walk = of(stage, start, inputs);
    if (!inputs.isEmpty() && !(walk.last() instanceof Outcome.Passed)) {
      throw strayed(walk.last(), inputs.size());
    }
    return walk;
  }

  private static Error strayed(Outcome outcome, int step) {
    return Advice.of(
        "answers %s to step %d of passing()".formatted(outcome, step),
        "the contract is tested along the way that passes, so that its other tests fail by this, too",
        "let passing() return inputs of which all but the last are answered Ongoing and the last"
            + " Passed; what a stage remembers must be in the state, not in its fields");
  }
}
