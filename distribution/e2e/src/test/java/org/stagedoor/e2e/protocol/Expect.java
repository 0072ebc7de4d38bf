package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stagedoor.e2e.Answer;

/** What answers must look like. Each check includes the headers that every answer has. */
final class Expect {
  private Expect() {}

  /** An answer with a status and exactly these members. */
  static Answer members(int status, Answer answer, String... members) {
    headers(answer);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(new TreeSet<>(Set.of(members)), new TreeSet<>(answer.json().keySet()));
    return answer;
  }

  /** A standard error, without members beside {@code errcode} and {@code error}. */
  static Answer error(int status, String errcode, Answer answer) {
    members(status, answer, "errcode", "error");
    assertEquals(errcode, answer.text("errcode"), answer::toString);
    assertFalse(answer.text("error").isBlank());
    return answer;
  }

  /** A challenge as the first request gets it. */
  static Answer challenge(Answer answer) {
    return sound(members(401, answer, "session", "flows", "params"));
  }

  /** A challenge in a session that knows what was passed. */
  static Answer progress(Answer answer, String... completed) {
    members(401, answer, "session", "flows", "params", "completed");
    assertEquals(List.of(completed), completed(answer));
    return sound(answer);
  }

  /** A challenge that says why an attempt failed. */
  static Answer failed(String errcode, Answer answer, String... completed) {
    members(401, answer, "session", "flows", "params", "completed", "errcode", "error");
    assertEquals(List.of(completed), completed(answer));
    assertEquals(errcode, answer.text("errcode"));
    return sound(answer);
  }

  /** A challenge with a fresh session that says why there was no attempt. */
  static Answer restarted(String errcode, Answer answer) {
    members(401, answer, "session", "flows", "params", "errcode", "error");
    assertEquals(errcode, answer.text("errcode"));
    return sound(answer);
  }

  /** What all answers of the API have in common. */
  static Answer headers(Answer answer) {
    assertEquals("application/json", answer.header("Content-Type"), answer::toString);
    anyHeaders(answer);
    return answer;
  }

  /** What all answers have in common, pages included. */
  static Answer anyHeaders(Answer answer) {
    assertEquals("*", answer.header("Access-Control-Allow-Origin"), answer::toString);
    assertEquals("GET, POST, PUT, DELETE, OPTIONS", answer.header("Access-Control-Allow-Methods"));
    assertEquals(
        "X-Requested-With, Content-Type, Authorization",
        answer.header("Access-Control-Allow-Headers"));
    assertEquals("no-store", answer.header("Cache-Control"));
    // An auth type of ours is no class of ours.
    String body = answer.body().replace("org.stagedoor.login.", "");
    Stream.of("\tat ", "Exception", "org.stagedoor", "org.eclipse")
        .forEach(trace -> assertFalse(body.contains(trace), answer::toString));
    return answer;
  }

  static List<String> completed(Answer answer) {
    return answer.json().getAsJsonArray("completed").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static Answer sound(Answer answer) {
    JsonObject body = answer.json();
    assertFalse(answer.text("session").isEmpty());
    assertTrue(body.get("params").isJsonObject());
    assertFalse(body.getAsJsonArray("flows").isEmpty());
    for (JsonElement flow : body.getAsJsonArray("flows")) {
      assertEquals(Set.of("stages"), flow.getAsJsonObject().keySet());
      assertFalse(flow.getAsJsonObject().getAsJsonArray("stages").isEmpty());
    }
    return answer;
  }
}
