package org.stagedoor.account.fallback;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.login.Login;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code POST /_matrix/static/client/login/}: logs in as {@code POST /login} would, and hands its
 * answer to the client by a script.
 */
@Component
@Route(
    route = {"POST /_matrix/static/client/login/", "POST /_matrix/static/client/login"},
    access = Access.ANYBODY,
    form = true)
public final class LoginPost implements Endpoint {
  private final Login login;
  private final LoginChoices choices;
  private final JsonCodec json;
  private final String script;

  /** Logs in as clients do. */
  @Activate
  public LoginPost(
      @Reference Login login,
      @Reference LoginChoices choices,
      @Reference JsonCodec json,
      @Reference Server server) {
    this.login = login;
    this.choices = choices;
    this.json = json;
    this.script = server.publicUri().getRawPath() + LoginScript.PATH;
  }

  @Override
  public Reply serve(Call call) {
    LoginWords words = LoginWords.of(call);
    try {
      if (login.serve(call.withBody(body(call))) instanceof Reply.Json answer) {
        return new Reply.Web(200, words.handover(json.write(answer.body()), script));
      }
      throw new IllegalStateException("a log-in is answered in JSON");
    } catch (MatrixException refused) {
      return refusal(call, words, refused);
    }
  }

  /** What a client would send: the form's fields, and what it gave us in the page's address. */
  private static Dict body(Call call) {
    Dict body =
        call.body().text(LoginChoices.TOKEN).map(LoginPost::token).orElseGet(() -> name(call));
    for (String field : new String[] {"device_id", "initial_device_display_name"}) {
      if (call.queried(field).isPresent()) {
        body = body.with(field, call.queried(field).get());
      }
    }
    return body;
  }

  /** Back from where else she logged in. */
  private static Dict token(String token) {
    return Dict.of("type", "m.login.token", "token", token);
  }

  private static Dict name(Call call) {
    String user = call.body().text(LoginWords.USER).orElse("").strip();
    return Dict.of(
        "type", "m.login.password",
        "identifier", identifier(user),
        "password", call.body().text(LoginWords.PASSWORD).orElse(""));
  }

  /** Who types into a page does not say which kind of name it is. */
  private static Dict identifier(String user) {
    return user.indexOf('@') > 0
        ? Dict.of("type", "m.id.thirdparty", "medium", "email", "address", user)
        : Dict.of("type", "m.id.user", "user", user);
  }

  private Reply refusal(Call call, LoginWords words, MatrixException refused) {
    String reason =
        switch (refused.errcode()) {
          case Errcode.LIMIT_EXCEEDED -> "limited";
          case Errcode.USER_LOCKED -> "locked";
          case Errcode.FORBIDDEN -> call.body().has(LoginChoices.TOKEN) ? "token.used" : "wrong";
          default -> refused.status() >= 500 ? "unavailable" : "impossible";
        };
    // 401 would have some browsers ask for a password of their own.
    int status = refused.status() == 401 ? 403 : refused.status();
    return new Reply.Web(status, choices.page(call, words), Optional.of(words.text(reason)));
  }
}
