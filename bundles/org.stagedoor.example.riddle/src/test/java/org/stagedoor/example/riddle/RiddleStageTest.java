package org.stagedoor.example.riddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;

class RiddleStageTest implements StageContract {
  @Override
  public Stage stage() {
    return new RiddleStage();
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.EMPTY), new Input.Auth(Dict.of("answer", " Piano")));
  }

  @Test
  void refusesAnotherAnswer() {
    Outcome asked = stage().attempt(attempt());
    assertEquals(
        Outcome.wrong("That is not it"),
        stage().attempt(attempt().after(asked).auth("answer", "A harpsichord")));
  }
}
