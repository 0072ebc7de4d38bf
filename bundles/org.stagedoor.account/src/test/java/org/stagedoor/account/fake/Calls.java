package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/** Requests to build. */
public final class Calls {
  /** When requests are received. */
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** Where they come from. */
  public static final String ADDRESS = "192.0.2.7";

  private Calls() {}

  /** A request of nobody with a body. */
  public static Call of(Dict body) {
    return call(Map.of(), Map.of(), body, Optional.empty());
  }

  /** A request of nobody with a body of one member. */
  public static Call of(String field, Object value) {
    return of(Dict.of(field, value));
  }

  /** A request of nobody with a query string. */
  public static Call query(String name, String value) {
    return query(name, value, Dict.EMPTY);
  }

  /** A request of nobody with a query string and a body. */
  public static Call query(String name, String value, Dict body) {
    return call(Map.of(), Map.of(name, value), body, Optional.empty());
  }

  /** A request with an access token. */
  public static Call by(UserId user, Dict body) {
    return call(Map.of(), Map.of(), body, Optional.of(requester(user)));
  }

  /** A request with an access token and a segment of the path. */
  public static Call by(UserId user, String name, String segment, Dict body) {
    return call(Map.of(name, segment), Map.of(), body, Optional.of(requester(user)));
  }

  /** A request with an access token and two segments of the path. */
  public static Call by(
      UserId user, String name1, String segment1, String name2, String segment2, Dict body) {
    return call(
        Map.of(name1, segment1, name2, segment2), Map.of(), body, Optional.of(requester(user)));
  }

  /** A request with a requester of one's own. */
  public static Call by(Requester requester, Dict body) {
    return call(Map.of(), Map.of(), body, Optional.of(requester));
  }

  private static Requester requester(UserId user) {
    return new Requester(user, Optional.of("MINE"), "token", Requester.Kind.USER);
  }

  private static Call call(
      Map<String, String> parameters,
      Map<String, String> query,
      Dict body,
      Optional<Requester> requester) {
    Call.Origin origin = new Call.Origin(ADDRESS, "test", List.of(Locale.ENGLISH));
    return new Call(
        "POST", "/test", parameters, query, body, requester, origin, Optional.empty(), NOW);
  }
}
