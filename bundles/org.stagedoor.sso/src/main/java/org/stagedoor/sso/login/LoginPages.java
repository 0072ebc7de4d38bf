package org.stagedoor.sso.login;

import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.stagedoor.api.account.LoginOffers.Way;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Words;

/**
 * The pages of a log-in in words.
 *
 * @param words in the language of who looks at them
 */
record LoginPages(ResourceBundle words) {
  static LoginPages of(Call call) {
    return new LoginPages(Words.of(LoginPages.class, call.origin().locales()));
  }

  /** The words under a key, with what is to be filled in. */
  String text(String key, Object... values) {
    return values.length == 0
        ? words.getString(key)
        : new MessageFormat(words.getString(key), words.getLocale()).format(values);
  }

  /** Why it does not go on, and what to do. */
  Reply refused(int status, String key, Object... values) {
    return page(status, "refused", paragraph(text(key, values)) + paragraph(text("again")));
  }

  /** The same, with a way to start again. */
  Reply refused(int status, URI again, String key, Object... values) {
    String link =
        "<p class=\"submit\"><a class=\"button\" href=\"%s\">%s</a></p>"
            .formatted(escaped(again.toString()), escaped(text("retry")));
    return page(status, "refused", paragraph(text(key, values)) + link);
  }

  /** Why an accident keeps somebody from going on. */
  Reply refused(MatrixException accident) {
    return accident.status() == 429 ? refused(429, "limited") : refused(503, "unavailable");
  }

  /** Which provider to go to. */
  Reply choice(List<Way> ways) {
    String list =
        ways.stream()
            .map(
                way ->
                    "<li><a href=\"%s\"><span class=\"way\"><strong>%s</strong></span></a></li>"
                        .formatted(escaped(way.address().toString()), escaped(way.name())))
            .collect(Collectors.joining("", "<ul class=\"choice\">", "</ul>"));
    return page(200, "choice", paragraph(text("choice")) + list);
  }

  /** Whether the client that wants it is to be logged in. */
  Reply confirm(String client, UserId user, URI onward) {
    return page(
        200,
        "confirm",
        paragraph(text("confirm", client, user))
            + paragraph(text("confirm.warning"))
            + "<p class=\"submit\"><a class=\"button\" href=\"%s\">%s</a></p>"
                .formatted(escaped(onward.toString()), escaped(text("confirm.submit"))));
  }

  /** What is wrong with a name that was asked for. */
  Optional<String> error(MatrixException refused) {
    return Optional.of(
        text(
            switch (refused.errcode()) {
              case Errcode.INVALID_USERNAME -> "name.invalid";
              case Errcode.USER_IN_USE -> "name.taken";
              case Errcode.EXCLUSIVE -> "name.exclusive";
              case Errcode.LIMIT_EXCEEDED -> "limited";
              case Errcode.FORBIDDEN -> "closed";
              default -> "unavailable";
            }));
  }

  Reply page(int status, String title, String body) {
    return new Reply.Web(status, new Page.Html(text(title + ".title"), body, Map.of()));
  }

  static String paragraph(String text) {
    return "<p>" + escaped(text) + "</p>";
  }

  /** Braces as well: the core fills in what stands between two. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }
}
