package org.stagedoor.container.bundle.knock.broken;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Can't be made. */
@Component
@StageType(stage = "org.example.knock")
public final class Knock implements Stage {
  /** Called by DS, in vain. */
  @Activate
  public Knock() {
    throw new IllegalStateException("org.example.knock: knocks must be 1 to 3");
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return Outcome.passed();
  }
}
