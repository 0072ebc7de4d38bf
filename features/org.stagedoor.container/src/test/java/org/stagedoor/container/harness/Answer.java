package org.stagedoor.container.harness;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param text the body as it came
 * @param time how long it took
 */
public record Answer(int status, String text, Duration time) {
  static Answer of(HttpResponse<String> response, Duration time) {
    return new Answer(response.statusCode(), response.body(), time);
  }

  /** The body, which must be a JSON object. */
  public JsonObject json() {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A member of the body that must be a string. */
  public String string(String member) {
    JsonElement value = json().get(member);
    if (value == null) {
      throw new AssertionError("no " + member + " in " + this);
    }
    return value.getAsString();
  }

  /** The session of a challenge. */
  public String session() {
    return string("session");
  }

  /** The flows of a challenge, each as its stages. */
  public List<List<String>> flows() {
    List<List<String>> flows = new ArrayList<>();
    json().getAsJsonArray("flows").forEach(flow -> flows.add(strings(flow, "stages")));
    return flows;
  }

  /** The stages that are passed. */
  public List<String> completed() {
    return json().has("completed") ? strings(json(), "completed") : List.of();
  }

  private static List<String> strings(JsonElement object, String member) {
    return object.getAsJsonObject().getAsJsonArray(member).asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }
}
