package ${package};

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code ${package}}: passed by who names the colour of grass, in the member {@code
 * colour} of {@code auth}. Put your own question in its place.
 */
@Component
@StageType(stage = "${package}", blocking = false)
public final class ${stageClass} implements Stage {
  /** What clients are told with the challenge, under {@code params}. */
  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("of", "grass");
  }

  /** Judges what a client sent, or a browser from the page below. */
  @Override
  public Outcome attempt(Attempt attempt) {
    Optional<String> colour = attempt.input().fields().text("colour");
    if (colour.isEmpty()) {
      return Outcome.denied(Errcode.MISSING_PARAM, "A colour is needed");
    }
    return colour.get().strip().equalsIgnoreCase("green")
        ? Outcome.passed()
        : Outcome.wrong("It has another colour");
  }

  /** For clients that do not know the type; the server renders and protects the form. */
  @Override
  public Page page(Attempt attempt) {
    Page.Field colour = new Page.Field("colour", "Colour", Page.Field.Kind.TEXT);
    return new Page.Form("A question", "Which colour has grass?", List.of(colour), "Answer");
  }
}
