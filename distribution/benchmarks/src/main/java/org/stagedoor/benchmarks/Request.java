package org.stagedoor.benchmarks;

import org.stagedoor.e2e.Client;

/**
 * A request.
 *
 * @param method the method
 * @param path the path
 * @param token the access token, empty for none
 * @param json the body, in ASCII; empty for none
 */
record Request(String method, String path, String token, String json) {
  /** A POST below {@code /_matrix/client/v3} without a token. */
  static Request post(String path, String json) {
    return new Request("POST", Client.V3 + path, "", json);
  }

  /** A GET below {@code /_matrix/client/v3}. */
  static Request get(String path, String token) {
    return new Request("GET", Client.V3 + path, token, "");
  }

  /** Registers a user in one request. */
  static Request register(String name) {
    return post(
        "/register",
        "{\"username\":\"%s\",\"password\":\"correct-horse\",\"auth\":{\"type\":\"m.login.dummy\"}}"
            .formatted(name));
  }

  /** Logs a registered user in on a new device. */
  static Request login(String name) {
    return post(
        "/login",
        "{\"type\":\"m.login.password\",\"user\":\"%s\",\"password\":\"correct-horse\"}"
            .formatted(name));
  }
}
