package org.stagedoor.stage.dummy;

import java.util.List;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.testkit.StageContract;

class DummyStageTest implements StageContract {
  @Override
  public Stage stage() {
    return new DummyStage();
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(Dict.EMPTY));
  }
}
