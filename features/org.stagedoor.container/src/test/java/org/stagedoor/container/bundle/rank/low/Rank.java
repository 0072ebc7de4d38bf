package org.stagedoor.container.bundle.rank.low;

import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Says which one it is. */
@Component(property = "service.ranking:Integer=1")
@StageType(stage = "org.example.rank")
public final class Rank implements Stage {
  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("rank", "low");
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return Outcome.passed();
  }
}
