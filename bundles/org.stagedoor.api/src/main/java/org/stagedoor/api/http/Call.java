package org.stagedoor.api.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.json.Dict;

/**
 * One request as an operation or an endpoint sees it, immutable.
 *
 * @param method the HTTP method, in capitals
 * @param path the path as sent, decoded
 * @param parameters what stood for the braces of the route, decoded: {@code {"device_id": "ABC"}}
 * @param query the parameters of the query string, decoded; of repeated ones the first
 * @param body the body without its {@code auth}; empty if there was none
 * @param requester who sent it, if an access token proved it
 * @param origin where it came from
 * @param session the public key of the User-Interactive session that it belongs to, if any; names
 *     the session without giving access to it
 * @param now when it was received
 */
public record Call(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    Dict body,
    Optional<Requester> requester,
    Origin origin,
    Optional<String> session,
    Instant now) {
  /** Copies the collections. */
  public Call {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
  }

  /**
   * Where a request came from.
   *
   * @param address the client's address, textual; behind a trusted proxy the one that the proxy
   *     names
   * @param userAgent the client's name for itself; may be empty, at most 512 characters
   * @param locales the languages that the client wants, the most wanted first; never empty
   * @param browser names the browser, as long as it runs, on a {@link Route#browser} route
   */
  public record Origin(
      String address, String userAgent, List<Locale> locales, Optional<String> browser) {
    /** Copies the collections. */
    public Origin {
      locales = List.copyOf(locales);
    }

    /** Of a client, or a browser that need not be told from others. */
    public Origin(String address, String userAgent, List<Locale> locales) {
      this(address, userAgent, locales, Optional.empty());
    }
  }

  /** The body's fields, read with the specification's errors. */
  public Fields fields() {
    return new Fields(body);
  }

  /**
   * What stood for a brace of the route.
   *
   * @throws IllegalArgumentException if the route has no such brace
   */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  /** A parameter of the query string. */
  public Optional<String> queried(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * Who sent it, where the route asks for an access token.
   *
   * @throws MatrixException 401 {@code M_MISSING_TOKEN} if nobody did
   */
  public Requester user() {
    return requester.orElseThrow(
        () -> new MatrixException(401, Errcode.MISSING_TOKEN, "Missing access token"));
  }

  /** The same call with another body. */
  public Call withBody(Dict other) {
    return new Call(method, path, parameters, query, other, requester, origin, session, now);
  }

  /** The same call from elsewhere. */
  public Call withOrigin(Origin other) {
    return new Call(method, path, parameters, query, body, requester, other, session, now);
  }

  /** The same call as a part of a session. */
  public Call withSession(String key) {
    return new Call(
        method, path, parameters, query, body, requester, origin, Optional.of(key), now);
  }

  /** Method and path alone: bodies and queries hold secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
