package org.stagedoor.core.protocol;

import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/** The stages that are installed, as the engine sees them. Used by any thread. */
interface Stages {
  /**
   * The traits of the stage that serves a type. Waits a short time for one that is being updated.
   *
   * @return empty if none is installed
   */
  Optional<StageTraits> find(String type);

  /**
   * Stands for the stages that are installed now: as long as it is the same, so is what {@link
   * #find} and {@link #overrides} tell of those that were found.
   */
  Object edition();

  /** Whether the stage that serves a type has a method of its own where the SPI has a default. */
  boolean overrides(String type, String method);

  /** What is missing so that nobody can pass the stage that serves a type. */
  Optional<Lack> lack(String type);

  /**
   * Calls the stage that serves a type, or its successor if it is removed meanwhile.
   *
   * @throws StageFault if there is none, or it fails
   */
  <T> T call(String type, Function<Stage, T> work);

  /**
   * Has the stage that serves a type judge a step, which is counted.
   *
   * @throws StageFault if there is none, or it fails
   */
  Outcome attempt(String type, Attempt attempt);
}
