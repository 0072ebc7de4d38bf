package org.stagedoor.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What an administrator of Keycloak does, by its own API. */
final class Administration {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String token;

  Administration(Keycloak keycloak, String realm) throws Exception {
    base = keycloak.address() + "/admin/realms/" + realm;
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(keycloak.issuer("master") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username="
                            + Keycloak.ADMIN
                            + "&password="
                            + Keycloak.ADMIN))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    token =
        JsonParser.parseString(answer.body()).getAsJsonObject().get("access_token").getAsString();
  }

  private String send(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertEquals(2, answer.statusCode() / 100, () -> path + ": " + answer.body());
    return answer.body();
  }

  /** Makes a new key to sign with, and takes the old one away. */
  void rotateKeys() throws Exception {
    String keys = "/components?type=org.keycloak.keys.KeyProvider";
    JsonArray old = JsonParser.parseString(send("GET", keys, "")).getAsJsonArray();
    send(
        "POST",
        "/components",
        """
        {"name":"newer","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
         "config":{"priority":["200"],"enabled":["true"],"active":["true"]}}
        """);
    for (JsonElement each : old) {
      JsonObject key = each.getAsJsonObject();
      if (key.get("providerId").getAsString().equals("rsa-generated")) {
        send("DELETE", "/components/" + key.get("id").getAsString(), "");
      }
    }
  }

  /** Ends all sessions of a user. */
  void logOut(String username) throws Exception {
    JsonArray users =
        JsonParser.parseString(send("GET", "/users?exact=true&username=" + username, ""))
            .getAsJsonArray();
    send(
        "POST", "/users/" + users.get(0).getAsJsonObject().get("id").getAsString() + "/logout", "");
  }
}
