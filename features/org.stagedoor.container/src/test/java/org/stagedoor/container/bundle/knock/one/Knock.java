package org.stagedoor.container.bundle.knock.one;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Passed by the third knock. */
@Component
@StageType(stage = "org.example.knock")
public final class Knock implements Stage {
  @Override
  public Outcome attempt(Attempt attempt) {
    long knocks = attempt.state().integer("knocks").orElse(0) + 1;
    return knocks == 3
        ? Outcome.passed()
        : new Outcome.Ongoing(
            Dict.of("knocks", knocks), Dict.of("knocks", knocks, "version", "one"));
  }
}
