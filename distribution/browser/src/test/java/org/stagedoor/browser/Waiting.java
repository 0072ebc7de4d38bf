package org.stagedoor.browser;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * A guarded call whose client waits for the browser.
 *
 * @param client the client
 * @param method the call's method
 * @param path the call's path
 * @param session the session's id
 */
record Waiting(Client client, String method, String path, String session) {
  static Waiting of(Client client, String method, String path, String body) throws Exception {
    Answer challenge = client.send(method, path, BodyPublishers.ofString(body)).expect(401);
    return new Waiting(client, method, path, challenge.text("session"));
  }

  /** The address of a stage's fallback page. */
  String fallback(String type) {
    return "/_matrix/client/v3/auth/" + type + "/fallback/web?session=" + session;
  }

  /** The address of the page that leads through the whole flow. */
  String flow() {
    return "/stagedoor/flow?session=" + session;
  }

  /** Asks with the session alone, as clients do when the browser says that it is done. */
  Answer poll() throws Exception {
    return client.send(
        method, path, BodyPublishers.ofString("{\"auth\":{\"session\":\"" + session + "\"}}"));
  }

  /** The stages passed so far. */
  List<String> completed() throws Exception {
    return poll().expect(401).json().getAsJsonArray("completed").asList().stream()
        .map(type -> type.getAsString())
        .toList();
  }
}
