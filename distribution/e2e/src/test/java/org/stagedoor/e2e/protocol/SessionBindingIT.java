package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** A session is good for one operation of one requester, and can't be made up. */
@ExtendWith(SharedServer.class)
class SessionBindingIT {
  private final Client anybody;

  SessionBindingIT(RunningServer server) {
    anybody = server.client();
  }

  @Test
  void aForeignSessionIsForbiddenAndStaysGood() throws Exception {
    Person person = Person.register(anybody);
    Person sameUser = person.login(anybody);
    Person another = Person.register(anybody);
    String session = person.client().delete(V3 + "/devices/one", "{}").text("session");
    String auth = "{'auth':{" + person.proof(session) + "}}";

    forbidden(person.client().delete(V3 + "/devices/two", auth));
    forbidden(
        person
            .client()
            .post(
                V3 + "/delete_devices", "{'devices':['one'],'auth':{%s}}", person.proof(session)));
    forbidden(sameUser.client().delete(V3 + "/devices/one", auth));
    forbidden(another.client().delete(V3 + "/devices/one", auth));
    forbidden(anybody.post(V3 + "/register", auth));
    // Only asking how it stands is no different.
    forbidden(another.client().delete(V3 + "/devices/one", "{'auth':{'session':'%s'}}", session));

    person.client().delete(V3 + "/devices/one", auth).expect(200);
  }

  @Test
  void theRestOfTheQueryStringDoesNot() throws Exception {
    String session = anybody.post(V3 + "/register?a=1", "{}").text("session");

    anybody
        .post(V3 + "/register?b=2", "{'auth':{'type':'m.login.dummy','session':'%s'}}", session)
        .expect(200);
  }

  @Test
  void aFlippedBitInAnyByteOfASealedIdIsNoticed() throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");
    flipEachByte(anybody, V3 + "/register", "'type':'m.login.dummy'", session);
    anybody
        .post(V3 + "/register", "{'auth':{'type':'m.login.dummy','session':'%s'}}", session)
        .expect(200);
  }

  @Test
  void aFlippedBitInTheIdOfASessionWithProgressIsNoticed() throws Exception {
    Person person = Person.register(anybody);
    String path = V3 + "/delete_devices";
    String body = "{'devices':['x'],'auth':{" + person.proof() + "}}";
    String session =
        Expect.progress(person.client().post(path, body), "m.login.password").text("session");

    flipEachByte(person.client(), path, "'type':'m.login.dummy'", session);

    person
        .client()
        .post(path, "{'auth':{'type':'m.login.dummy','session':'%s'}}", session)
        .expect(200);
  }

  @Test
  void aShorterLongerOrRespeltIdIsNoticed() throws Exception {
    String session = anybody.post(V3 + "/register", "{}").text("session");
    byte[] id = Base64.getUrlDecoder().decode(session);
    for (int length : new int[] {0, 1, 2, 3, 4, id.length / 2, id.length - 1}) {
      unknown(encode(Arrays.copyOf(id, length)));
    }
    unknown(encode(Arrays.copyOf(id, id.length + 1)));
    unknown(session + "=");
    unknown(session + " ");
    unknown(session + session);
    unknown(session.replace('-', '+').replace('_', '/') + "+");
    unknown("A".repeat(60_000));
  }

  @Test
  void aConsumedSessionIsReplaced() throws Exception {
    Person person = Person.register(anybody);
    String path = V3 + "/devices/none";
    String session = person.client().delete(path, "{}").text("session");
    String auth = "{'auth':{" + person.proof(session) + "}}";
    person.client().delete(path, auth).expect(200);

    Answer replayed = Expect.challenge(person.client().delete(path, auth));

    assertNotEquals(session, replayed.text("session"));
    Expect.challenge(person.client().delete(path, "{'auth':{'session':'%s'}}", session));
  }

  @Test
  void anotherUsersPasswordProvesTheWrongUser() throws Exception {
    Person person = Person.register(anybody);
    Person device = person.login(anybody);
    Person another = Person.register(anybody);
    String path = V3 + "/devices/" + device.device();
    String session = person.client().delete(path, "{}").text("session");

    Answer answer = person.client().delete(path, "{'auth':{%s}}", another.proof(session));

    forbidden(answer);
    assertTrue(person.has(device.device()));
    person.client().delete(path, "{'auth':{%s}}", person.proof(session)).expect(200);
    assertFalse(person.has(device.device()));
  }

  private static void forbidden(Answer answer) {
    Expect.error(403, "M_FORBIDDEN", answer);
  }

  private void unknown(String session) throws Exception {
    Answer answer =
        anybody.post(
            V3 + "/register", "{'auth':{'type':'m.login.dummy','session':'" + session + "'}}");
    Expect.restarted("M_UNKNOWN", answer);
  }

  private static void flipEachByte(Client client, String path, String auth, String session)
      throws Exception {
    byte[] id = Base64.getUrlDecoder().decode(session);
    assertEquals(session, encode(id));
    for (int i = 0; i < id.length; i++) {
      byte[] forged = id.clone();
      forged[i] ^= (byte) (1 << (i % 8));
      Answer answer =
          client.post(
              path, "{'devices':['x'],'auth':{" + auth + ",'session':'" + encode(forged) + "'}}");
      Expect.restarted("M_UNKNOWN", answer);
    }
  }

  private static String encode(byte[] id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
