package org.stagedoor.sms.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.message.Message;

/**
 * Makes the request that has the gateway send a message.
 *
 * @param method GET or POST
 * @param url where to
 * @param headers by their names
 * @param type of the body
 * @param body what is posted; a GET has none
 * @param basic whether user and password go into the Authorization header
 * @param words the values of {@code from}, {@code user} and {@code password}
 */
record Form(
    String method,
    Template url,
    Map<String, Template> headers,
    String type,
    Template body,
    boolean basic,
    Map<String, String> words) {
  /** Copies the collections. */
  Form {
    headers = Map.copyOf(headers);
    words = Map.copyOf(words);
  }

  /**
   * The request for a message.
   *
   * @throws IllegalArgumentException if there can be none; its words may hold what is secret
   */
  HttpRequest request(Message message) {
    Map<String, String> values = new HashMap<>(words);
    values.put("digits", message.address());
    values.put("to", "+" + message.address());
    values.put("text", message.text());
    values.put("id", message.id());
    values.put("coding", Alphabet.of(message.text()).coding());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.filled(values)));
    headers.forEach((name, value) -> request.setHeader(name, value.filled(values)));
    authorization().ifPresent(value -> request.setHeader("Authorization", value));
    if (method.equals("GET")) {
      return request.GET().build();
    }
    BodyPublisher publisher = BodyPublishers.ofString(body.filled(values));
    return request.setHeader("Content-Type", type).POST(publisher).build();
  }

  private Optional<String> authorization() {
    if (!basic) {
      return Optional.empty();
    }
    String pair = words.get("user") + ":" + words.get("password");
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "Form[" + method + "]";
  }
}
