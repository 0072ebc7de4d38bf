package org.stagedoor.e2e.deploy;

import static org.stagedoor.e2e.Client.V3;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.ServerExtension;

/** A server whose registration takes a lamp, and what is seen of it. */
final class House {
  private static final String REGISTER = V3 + "/register";

  private final ServerExtension server;

  House(ServerExtension server) {
    this.server = server;
  }

  static ServerExtension server() {
    return new ServerExtension(
        installation -> {
          installation.set(
              "org.stagedoor.flows", Map.of("register", "m.login.dummy | " + Lamp.NAME));
          installation.set("org.stagedoor.deploy", Map.of("patience.seconds", "3"));
        });
  }

  Installation installation() {
    return server.installation();
  }

  /** The colour of the lamp that is offered; empty if none is. */
  String colour() throws Exception {
    Answer challenge = server.client().post(REGISTER, "{}").expect(401);
    var params = challenge.json().getAsJsonObject("params").getAsJsonObject(Lamp.NAME);
    return params == null ? "" : params.get("colour").getAsString();
  }

  void awaitColour(String colour) throws Exception {
    Await.until(
        "the lamp to be '" + colour + "'", Duration.ofSeconds(20), () -> colour().equals(colour));
  }

  /** Drops a lamp and waits for its colour. */
  Path light(Lamp lamp, String file) throws Exception {
    Path jar = drop(lamp, file);
    awaitColour(lamp.colour());
    return jar;
  }

  Path drop(Lamp lamp, String file) throws Exception {
    Path jar = lamp.write(installation(), file);
    installation().drop(jar);
    return jar;
  }

  void remove(String file) throws Exception {
    installation().remove(Path.of(file));
  }

  /** Waits for a line of the log that names a file and says something of it. */
  void awaitLine(String file, String words) throws Exception {
    server
        .server()
        .log()
        .await(
            line -> line.contains("Board " + file) && line.contains(words), Duration.ofSeconds(20));
  }

  /** A session in which the lamp was tried once. */
  String begin() throws Exception {
    String session =
        server
            .client()
            .post(REGISTER, "{'username':'u%d'}", System.nanoTime())
            .expect(401)
            .text("session");
    return server.client().post(REGISTER, AUTH, Lamp.NAME, session).expect(401).text("session");
  }

  /** Goes on with a session, to its end. */
  void end(String session) throws Exception {
    server.client().post(REGISTER, AUTH, Lamp.NAME, session).expect(200);
  }

  private static final String AUTH = "{'auth':{'type':'%s','session':'%s'}}";
}
