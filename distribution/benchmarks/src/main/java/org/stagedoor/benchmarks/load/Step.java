package org.stagedoor.benchmarks.load;

/**
 * One request of a scenario. Path and body may have {@code {n}}, which is another text for each
 * session, {@code {pick}}, one of the scenario's picks in turn, and {@code {session}}, the session
 * that the answers named last.
 *
 * @param method the method
 * @param path the path with its query
 * @param token the access token; empty for none
 * @param body JSON in ASCII; empty for none
 * @param status the status that the answer must have
 */
public record Step(String method, String path, String token, String body, int status) {
  private static final String V3 = "/_matrix/client/v3";

  /** A POST of JSON below {@code /_matrix/client/v3}, in which single quotes stand for double. */
  public static Step post(String path, String json, int status) {
    return new Step("POST", V3 + path, "", json.replace('\'', '"'), status);
  }

  /** A GET below {@code /_matrix/client/v3} that is answered 200. */
  public static Step get(String path, String token) {
    return new Step("GET", V3 + path, token, "", 200);
  }

  /** Registers in one request, with a password. */
  public static Step register(String name) {
    return post(
        "/register",
        "{'username':'%s','password':'correct-horse','auth':{'type':'m.login.dummy'}}"
            .formatted(name),
        200);
  }

  /** Logs in with that password on a new device. */
  public static Step login(String name) {
    return post(
        "/login",
        "{'type':'m.login.password','user':'%s','password':'correct-horse'}".formatted(name),
        200);
  }

  /** The same with an access token. */
  public Step as(String accessToken) {
    return new Step(method, path, accessToken, body, status);
  }

  /** Whether each request of it is the same. */
  boolean constant() {
    return !(path + body).contains("{n}")
        && !(path + body).contains("{pick}")
        && !(path + body).contains("{session}");
  }

  /** Everything before the length of the body. */
  String head(String host, String more) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\n"
        + more
        + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
        + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
        + "Content-Length: ";
  }
}
