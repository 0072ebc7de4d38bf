package org.stagedoor.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.stagedoor.api.account.IdentityServers.Session;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * The calls of the identity service API. Each throws a {@link MatrixException}, 503, if there is no
 * answer.
 *
 * @param exchanges asks
 * @param json writes bodies
 * @param settings how to ask, at this moment
 */
record Calls(Exchanges exchanges, JsonCodec json, Supplier<Settings> settings) {
  /** What can stand in a header. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

  private static final int MAX_OPAQUE = 255;

  /** Whether a session can be one at all. */
  static boolean possible(Session session) {
    return TOKEN.matcher(session.accessToken()).matches()
        && session.sid().length() <= MAX_OPAQUE
        && session.clientSecret().length() <= MAX_OPAQUE;
  }

  /** Asks what a session proved. */
  Answer validated(IdentityServer server, Session session) {
    String path =
        "/3pid/getValidated3pid?sid="
            + encoded(session.sid())
            + "&client_secret="
            + encoded(session.clientSecret());
    return ask(new Question(server, path, session.accessToken(), Optional.empty()));
  }

  /** Tells whose the identifier of a session is. */
  Answer bind(IdentityServer server, Session session, UserId user) {
    return post(server, "/3pid/bind", session, body(session, user));
  }

  /** Takes it back. */
  Answer unbind(IdentityServer server, Binding binding, UserId user) {
    Dict identifier = Dict.of("medium", binding.medium(), "address", binding.address());
    Dict body = body(binding.session(), user).with("threepid", identifier);
    return post(server, "/3pid/unbind", binding.session(), body);
  }

  private static Dict body(Session session, UserId user) {
    return Dict.of(
        "sid", session.sid(), "client_secret", session.clientSecret(), "mxid", user.toString());
  }

  private Answer post(IdentityServer server, String path, Session session, Dict body) {
    return ask(new Question(server, path, session.accessToken(), Optional.of(json.write(body))));
  }

  private Answer ask(Question question) {
    return exchanges.ask(question, settings.get());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
