package org.stagedoor.container;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.stagedoor.container.bundle.door.Door;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.BundleJar;
import org.stagedoor.container.harness.Server;

/** The guarded operation of the tests, as a client meets it. */
final class Doorstep {
  static final BundleJar DOOR = BundleJar.of("org.example.door", "1.0.0", Door.class);

  private static final String PATH = "/_matrix/client/v3/example/open";
  private static final String FLOWS = "org.stagedoor.flows";

  private final Server server;

  Doorstep(Server server) {
    this.server = server;
  }

  /**
   * Installs the operation.
   *
   * @param flows the flows by which it is opened; one of them must be offered already
   */
  Bundle build(String flows) {
    Bundle bundle = server.install(DOOR);
    require(flows);
    Await.until(this::ask, answer -> answer.status() == 401);
    return bundle;
  }

  /** Configures the flows; they are in force a little later. */
  void require(String flows) {
    server.configure(FLOWS, Map.of("example.open", flows));
  }

  /** Asks without authentication. */
  Answer ask() {
    return server.client().post(PATH, "{}");
  }

  /** Whether a flow of one stage is offered to a new session. */
  boolean offers(String type) {
    Answer answer = ask();
    return answer.status() == 401 && answer.flows().contains(List.of(type));
  }

  /** A new session. */
  String session() {
    return ask().session();
  }

  /** Attempts a stage in a session. */
  Answer attempt(String session, String type, Map<String, String> fields) {
    JsonObject auth = new JsonObject();
    auth.addProperty("session", session);
    auth.addProperty("type", type);
    fields.forEach(auth::addProperty);
    JsonObject body = new JsonObject();
    body.add("auth", auth);
    return server.client().post(PATH, body.toString());
  }

  /** Attempts a stage in a session. */
  Answer attempt(String session, String type) {
    return attempt(session, type, Map.of());
  }
}
