package org.stagedoor.container.bundle.colour;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Passed by who names the colour, which is no secret. */
@Component(
    configurationPid = "org.example.colour",
    configurationPolicy = ConfigurationPolicy.OPTIONAL)
@StageType(stage = "org.example.colour")
public final class Colour implements Stage {
  private final String colour;

  /** What is configured. */
  public @interface Config {
    /** The colour. */
    String colour() default "red";
  }

  /** Called by DS. */
  @Activate
  public Colour(Config config) {
    this.colour = config.colour();
  }

  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("colour", colour);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return attempt.input().fields().text("colour").filter(colour::equals).isPresent()
        ? Outcome.passed()
        : Outcome.wrong("Another colour");
  }
}
