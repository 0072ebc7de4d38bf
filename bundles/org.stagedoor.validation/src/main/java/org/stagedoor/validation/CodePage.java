package org.stagedoor.validation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Page.Field;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Words;

/**
 * The page of {@code submit_url}. To open it confirms nothing, even with the code in its address:
 * programs open addresses.
 */
final class CodePage {
  private static final String TOKEN = "token";

  private final Call call;
  private final ResourceBundle words;

  CodePage(Call call) {
    this.call = call;
    this.words = Words.of(CodePage.class, call.origin().locales());
  }

  String sid() {
    return call.queried("sid").orElse("");
  }

  String clientSecret() {
    return call.queried("client_secret").orElse("");
  }

  String code() {
    return call.body().text(TOKEN).orElse("");
  }

  /** Asks for the code, unless it is in the query, and for a press of the button. */
  Reply question() {
    return new Reply.Web(200, form());
  }

  private Page form() {
    Optional<String> given = call.queried(TOKEN).filter(token -> !token.isEmpty());
    Field field =
        given
            .map(token -> new Field(TOKEN, token, Field.Kind.HIDDEN))
            .orElseGet(
                () -> new Field(TOKEN, words.getString("code.label"), Field.Kind.ONE_TIME_CODE));
    return new Page.Form(
        words.getString("code.title"),
        words.getString(given.isPresent() ? "code.given" : "code.prompt"),
        List.of(field),
        words.getString("code.submit"));
  }

  /** The code is wrong, or the session is; which must not show. */
  Reply wrong() {
    return new Reply.Web(200, form(), Optional.of(words.getString("code.wrong")));
  }

  Reply done(Optional<URI> next) {
    if (next.isPresent()) {
      return new Reply.Web(302, new Page.Redirect(next.get()));
    }
    ResourceBundle same = Words.of(LinkPage.class, call.origin().locales());
    String body = "<p>" + same.getString("done.text") + "</p>";
    return new Reply.Web(200, new Page.Html(same.getString("done.title"), body, Map.of()));
  }
}
