package org.stagedoor.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpHeaders;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 */
public record Answer(int status, HttpHeaders headers, String body) {
  /** The body as a JSON object. */
  public JsonObject json() {
    return JsonParser.parseString(body).getAsJsonObject();
  }

  /** A member of the body that is a text. */
  public String text(String member) {
    JsonElement element = json().get(member);
    if (element == null) {
      throw new AssertionError("no " + member + " in " + this);
    }
    return element.getAsString();
  }

  /** A header, empty if it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** This answer, if it has the status. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("expected " + wanted + ", got " + this);
    }
    return this;
  }

  /** Status and body. */
  @Override
  public String toString() {
    return status + " " + body;
  }
}
