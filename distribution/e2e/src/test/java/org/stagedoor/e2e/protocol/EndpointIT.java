package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.e2e.Client.V3;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/**
 * What each endpoint refuses: missing, of a wrong type, too long, against the grammar, another's,
 * already gone. The rows are in {@code endpoints.txt}. After each the account is as it was.
 */
@ExtendWith(SharedServer.class)
class EndpointIT {
  /** Written a while after the request that it tells of. */
  private static final String LAST_SEEN = ",?\"last_seen_(ts|ip)\":(\"[^\"]*\"|\\d+)";

  private final Client anybody;

  EndpointIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/org/stagedoor/e2e/protocol/endpoints.txt",
      delimiter = '|',
      quoteCharacter = '`')
  void refuses(String who, String call, int status, String errcode, String body) throws Exception {
    Person person = Person.register(anybody);
    String before = state(person);
    String method = call.split(" ", -1)[0];
    String address = filled(call.split(" ", -1)[1], person);
    String path = address.startsWith("/_") ? address : V3 + address;

    Answer answer =
        client(who, person)
            .send(method, path, BodyPublishers.ofString(filled(body, person).replace('\'', '"')));

    assertEquals(status, answer.status(), answer::toString);
    Expect.headers(answer);
    if (!errcode.equals("-")) {
      assertEquals(errcode, answer.text("errcode"), answer::toString);
    }
    assertEquals(before, state(person));
    person.login(anybody);
  }

  private Client client(String who, Person person) {
    return switch (who) {
      case "user" -> person.client();
      case "nobody" -> anybody;
      case "stranger" -> anybody.as("sda_unknown");
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static String filled(String text, Person person) {
    String proof = person.proof();
    return text.replace("USERNAME", person.name())
        .replace("USERID", person.id())
        .replace("DEVICE", person.device())
        .replace("PROOF", proof)
        .replace("LONG1025", "x".repeat(1025))
        .replace("LONG513", "x".repeat(513))
        .replace("LONG257", "x".repeat(257))
        .replace("LONG256", "x".repeat(256));
  }

  /** What the user can see of herself. */
  private static String state(Person person) throws Exception {
    String user = person.id().toLowerCase(Locale.ROOT);
    StringBuilder state = new StringBuilder();
    for (String path :
        new String[] {"/account/whoami", "/account/3pid", "/profile/" + user, "/devices"}) {
      Answer answer = person.client().get(V3 + path);
      assertEquals(200, answer.status(), answer::toString);
      state.append(answer.body().replaceAll(LAST_SEEN, "")).append('\n');
    }
    Answer keys = person.client().post(V3 + "/keys/query", "{'device_keys':{'%s':[]}}", user);
    return state.append(keys.expect(200).body()).toString();
  }
}
