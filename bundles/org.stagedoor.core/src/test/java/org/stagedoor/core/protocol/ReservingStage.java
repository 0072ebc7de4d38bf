package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.List;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;

/** Reserves something, and hears what became of it unless it is deaf. */
final class ReservingStage implements Stage {
  final List<Settlement> heard = new ArrayList<>();
  boolean deaf;

  @Override
  public Outcome attempt(Attempt attempt) {
    return new Outcome.Passed(List.of(), Dict.of("reserved", 1));
  }

  @Override
  public void settled(Settlement settlement) {
    if (deaf) {
      throw new IllegalStateException("deaf");
    }
    heard.add(settlement);
  }
}
