package org.stagedoor.core.http;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.stagedoor.api.json.Dict;
import org.stagedoor.core.protocol.Engine;

/**
 * How this node stands, in words that anybody may read. Any thread may ask.
 *
 * @param engine the engine; empty while the server starts
 * @param database whether the database answers
 * @param refused what did not take its settings
 */
record Health(
    Supplier<Optional<Engine>> engine, BooleanSupplier database, Supplier<List<String>> refused) {
  private static final String OK = "ok";

  /** Status 200 if all is well, else 503; and what each check says. */
  Answer answer(JsonAnswers json) {
    Optional<Engine> running = engine.get();
    List<String> closed = running.map(Engine::closed).orElse(List.of());
    boolean stored = database.getAsBoolean();
    List<String> settings = refused.get();
    boolean well = running.isPresent() && stored && closed.isEmpty() && settings.isEmpty();
    Dict checks =
        Dict.of(
                "server", running.isPresent() ? OK : "starting",
                "database", stored ? OK : "away")
            .with("flows", told("none is offered for: ", closed))
            .with("settings", told("refused by: ", settings));
    return json.of(well ? 200 : 503, Dict.of("status", well ? OK : "failing", "checks", checks));
  }

  private static String told(String what, List<String> names) {
    return names.isEmpty() ? OK : what + String.join(", ", names);
  }
}
