package org.stagedoor.example.riddle;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Asks a riddle; the next request answers it in {@code answer}. */
@Component
@StageType(stage = "org.example.riddle", blocking = false)
public final class RiddleStage implements Stage {
  private static final String RIDDLE = "What has keys and opens no door?";

  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("topic", "music");
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    Optional<String> answer = attempt.input().fields().text("answer");
    if (answer.isEmpty() || !asked(attempt)) {
      return new Outcome.Ongoing(Dict.of("asked", true), Dict.of("riddle", RIDDLE));
    }
    return answer.get().strip().equalsIgnoreCase("piano")
        ? Outcome.passed()
        : Outcome.wrong("That is not it");
  }

  @Override
  public Page page(Attempt attempt) {
    Page.Field answer = new Page.Field("answer", "Your answer", Page.Field.Kind.TEXT);
    return asked(attempt)
        ? new Page.Form("A riddle", RIDDLE, List.of(answer), "Answer")
        : new Page.Form("A riddle", "You will be asked a riddle.", List.of(), "Ask me");
  }

  private static boolean asked(Attempt attempt) {
    return attempt.state().flag("asked").orElse(false);
  }
}
