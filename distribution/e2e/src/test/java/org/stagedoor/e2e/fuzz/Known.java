package org.stagedoor.e2e.fuzz;

import static org.stagedoor.e2e.Client.V3;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * What somebody who has an account knows: values that are right, learnt from the server's answers
 * as they come.
 */
final class Known {
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> TYPES =
      List.of("m.login.password", "m.login.dummy", "m.login.token", "m.id.user", "m.id.thirdparty");

  private final Client anonymous;
  private String user = "";
  private String device = "";
  private String token = "";
  private String session = "x";
  private String refreshToken = "x";

  Known(Client anonymous) {
    this.anonymous = anonymous;
  }

  /** A new account, if the last one is lost: the noise logs out and deactivates, too. */
  void renew() throws Exception {
    if (!token.isEmpty() && anonymous.as(token).get(V3 + "/account/whoami").status() == 200) {
      return;
    }
    Answer answer =
        anonymous
            .post(
                V3 + "/register",
                "{'password':'%s','refresh_token':true,'auth':{'type':'m.login.dummy'}}",
                PASSWORD)
            .expect(200);
    user = answer.text("user_id");
    device = answer.text("device_id");
    token = answer.text("access_token");
    refreshToken = answer.text("refresh_token");
  }

  String user() {
    return user;
  }

  String device() {
    return device;
  }

  String token() {
    return token;
  }

  String session() {
    return session;
  }

  /** Keeps the session that an answer hands out. */
  void learn(Answer answer) {
    if (answer.status() == 401) {
      try {
        JsonElement body = JsonParser.parseString(answer.body());
        if (body instanceof JsonObject object && object.has("session")) {
          session = object.get("session").getAsString();
        }
      } catch (JsonParseException e) {
        throw new AssertionError("no JSON: " + answer, e);
      }
    }
  }

  /** A right value of a member, as JSON, if there is one. */
  Optional<String> value(String name, RandomGenerator random) {
    return switch (name) {
      case "type" -> Optional.of(RandomJson.text(Noise.pick(TYPES, random)));
      case "session" -> Optional.of(RandomJson.text(session));
      case "password", "new_password" -> Optional.of(RandomJson.text(PASSWORD));
      case "user", "user_id" -> Optional.of(RandomJson.text(user));
      case "device_id" -> Optional.of(RandomJson.text(device));
      case "devices" -> Optional.of("[" + RandomJson.text("NONE") + "]");
      case "medium" -> Optional.of(random.nextBoolean() ? "\"email\"" : "\"msisdn\"");
      case "address" ->
          Optional.of(random.nextBoolean() ? "\"a@example.org\"" : "\"447700900000\"");
      case "country" -> Optional.of("\"GB\"");
      case "refresh_token" -> Optional.of(RandomJson.text(refreshToken));
      case "usage" -> Optional.of("[\"master\"]");
      case "keys" -> Optional.of(key(random));
      default -> Optional.empty();
    };
  }

  private static String key(RandomGenerator random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String name = java.util.Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return "{\"ed25519:" + name + "\":\"" + name + "\"}";
  }
}
