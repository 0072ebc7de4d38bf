package org.stagedoor.stage.dummy;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** The auth type {@code m.login.dummy}: passed by asking. In a browser, by pressing a button. */
@Component
@StageType(stage = "m.login.dummy", blocking = false, guessable = false, concurrency = 1000)
public final class DummyStage implements Stage {
  @Override
  public Outcome attempt(Attempt attempt) {
    return Outcome.passed();
  }
}
