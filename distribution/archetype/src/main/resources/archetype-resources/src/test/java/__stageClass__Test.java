package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;

/** The contract that every stage must hold to, and what is special about this one. */
class ${stageClass}Test implements StageContract {
  @Override
  public Stage stage() {
    return new ${stageClass}();
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.of("colour", "Green")));
  }

  @Test
  void refusesAnotherColour() {
    assertEquals(
        Outcome.wrong("It has another colour"), stage().attempt(attempt().auth("colour", "red")));
  }
}
