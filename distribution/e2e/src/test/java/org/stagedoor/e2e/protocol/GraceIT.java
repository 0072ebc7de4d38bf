package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.stagedoor.e2e.Client.V3;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Who has just authenticated may remove further devices, if the operator lets her. */
class GraceIT {
  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation ->
              installation.set("org.stagedoor.sessions", Map.of("grace.seconds", "3600")));

  private final Client anybody = SERVER.client();

  @Test
  void furtherDevicesGoWithoutFurtherProof() throws Exception {
    Person person = Person.register(anybody);
    String one = person.login(anybody).device();
    String two = person.login(anybody).device();
    Expect.challenge(person.client().delete(V3 + "/devices/" + one, "{}"));
    person.client().delete(V3 + "/devices/" + one, "{'auth':{%s}}", person.proof()).expect(200);

    person.client().delete(V3 + "/devices/" + two, "{}").expect(200);
    person.client().post(V3 + "/delete_devices", "{'devices':['%s']}", two).expect(200);

    assertFalse(person.has(two));
  }

  @Test
  void nothingElseGoesWithoutProof() throws Exception {
    Person person = Person.register(anybody);
    Person other = person.login(anybody);
    person.client().delete(V3 + "/devices/x", "{'auth':{%s}}", person.proof()).expect(200);

    Expect.challenge(person.client().post(V3 + "/account/deactivate", "{}"));
    Expect.challenge(
        person.client().post(V3 + "/account/password", "{'new_password':'another good one'}"));
    Expect.challenge(person.client().post("/_matrix/client/v1/login/get_token", "{}"));
    // It is the token that has proved something, not its user.
    Expect.challenge(other.client().delete(V3 + "/devices/x", "{}"));
  }

  @Test
  void aFailedAttemptProvesNothing() throws Exception {
    Person person = Person.register(anybody);
    String wrong = "{'auth':{'type':'m.login.password','password':'wrong'}}";

    assertEquals(401, person.client().delete(V3 + "/devices/x", wrong).status());

    Expect.challenge(person.client().delete(V3 + "/devices/x", "{}"));
  }
}
