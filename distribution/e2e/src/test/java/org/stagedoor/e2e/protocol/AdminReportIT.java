package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** What administrators are told of the server, and what they may deploy. */
class AdminReportIT {
  private static final String V1 = "/_stagedoor/admin/v1";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Client anybody = SERVER.client();

  private Person admin() throws Exception {
    Person person = Person.register(anybody);
    new Operator(SERVER.installation()).ask("admin", person.name(), "on");
    return person;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/stages", "/flows", "/sessions", "/providers", "/why/m.x", "/deployments"})
  void isNobodysBusinessButAdministrators(String path) throws Exception {
    Expect.error(401, "M_MISSING_TOKEN", anybody.get(V1 + path));
    Expect.error(403, "M_FORBIDDEN", Person.register(anybody).client().get(V1 + path));
  }

  @Test
  void tellsOfStagesAndFlows() throws Exception {
    Client admin = admin().client();

    JsonObject dummy = stage(admin, "m.login.dummy");
    assertEquals("org.stagedoor.stage.dummy", dummy.get("bundle").getAsString());
    assertTrue(dummy.get("serving").getAsBoolean());
    assertTrue(dummy.getAsJsonObject("attempts").get("passed").getAsInt() > 0, dummy::toString);
    JsonObject email = stage(admin, "m.login.email.identity");
    assertEquals("a transport for email", email.get("lacks").getAsString());

    String flows = admin.get(V1 + "/flows").expect(200).json().toString();
    assertTrue(flows.contains("{\"operation\":\"register\",\"stages\":[\"m.login.dummy\"]"), flows);
    JsonObject sessions = admin.get(V1 + "/sessions").expect(200).json();
    assertTrue(sessions.get("complete").getAsBoolean(), sessions::toString);
    assertEquals("{\"providers\":[]}", admin.get(V1 + "/providers").expect(200).json().toString());
  }

  private static JsonObject stage(Client admin, String type) throws Exception {
    for (JsonElement one : admin.get(V1 + "/stages").expect(200).json().getAsJsonArray("stages")) {
      if (one.getAsJsonObject().get("type").getAsString().equals(type)) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no stage " + type);
  }

  @Test
  void saysWhy() throws Exception {
    Client admin = admin().client();

    JsonObject why = admin.get(V1 + "/why/m.login.terms").expect(200).json();
    assertEquals("not_offered", why.get("verdict").getAsString());
    assertTrue(why.toString().contains("etc/org.stagedoor.stage.terms.cfg.sample"), why::toString);
    Expect.error(404, "M_NOT_FOUND", admin.get(V1 + "/why/m.login.nothing"));
  }

  @Test
  void takesJarsOfAdministratorsAlone() throws Exception {
    Person admin = admin();
    Path jar = example();
    String file = V1 + "/deployments/riddle.jar";

    Expect.error(401, "M_MISSING_TOKEN", put(anybody, file, jar));
    Expect.error(403, "M_FORBIDDEN", put(Person.register(anybody).client(), file, jar));
    Answer taken = put(admin.client(), file, jar).expect(200);

    assertTrue(taken.body().contains("\"state\":\"serving\""), taken.body());
    assertTrue(stage(admin.client(), "org.example.riddle").get("serving").getAsBoolean());
    Answer list = admin.client().get(V1 + "/deployments").expect(200);
    assertTrue(list.body().contains("\"file\":\"riddle.jar\""), list::toString);

    admin.client().delete(file, "{}").expect(200);

    Expect.error(404, "M_NOT_FOUND", admin.client().delete(file, "{}"));
    String stages = admin.client().get(V1 + "/stages").expect(200).json().toString();
    assertFalse(stages.contains("org.example.riddle"), stages);
  }

  @Test
  void refusesWhatIsNoBundle() throws Exception {
    Path text = Files.writeString(Files.createTempFile("no", ".jar"), "no jar");
    Answer answer = put(admin().client(), V1 + "/deployments/no.jar", text);
    Expect.error(409, "ORG.STAGEDOOR.REFUSED", answer);
  }

  private static Path example() throws Exception {
    return SERVER.installation().jar("example", "org.stagedoor.example.riddle");
  }

  private static Answer put(Client client, String path, Path file) throws Exception {
    return client
        .with("Content-Type", "application/java-archive")
        .send("PUT", path, HttpRequest.BodyPublishers.ofFile(file));
  }
}
