package org.stagedoor.account.fallback;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.stagedoor.api.account.LoginOffers.Way;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Page.Field;
import org.stagedoor.api.http.Words;

/**
 * The pages of the log-in in words.
 *
 * @param words in the language of who looks at them
 */
record LoginWords(ResourceBundle words) {
  static final String USER = "user";
  static final String PASSWORD = "password";

  static LoginWords of(Call call) {
    return new LoginWords(Words.of(LoginWords.class, call.origin().locales()));
  }

  String text(String key) {
    return words.getString(key);
  }

  Page form() {
    return new Page.Form(
        words.getString("title"),
        words.getString("prompt"),
        List.of(
            new Field(USER, words.getString(USER), Field.Kind.USERNAME),
            new Field(PASSWORD, words.getString(PASSWORD), Field.Kind.PASSWORD)),
        words.getString("submit"));
  }

  /** The form, and other ways than by password. */
  Page formOr(List<Way> ways) {
    String form =
        "<form method=\"post\" aria-labelledby=\"title\">{{form}}"
            + paragraph("prompt")
            + input(USER, "type=\"text\" autocomplete=\"username\" autocapitalize=\"none\"")
            + input(PASSWORD, "type=\"password\" autocomplete=\"current-password\"")
            + "<p class=\"submit\"><button type=\"submit\">"
            + escaped(words.getString("submit"))
            + "</button></p></form>";
    return new Page.Html(
        words.getString("title"), form + paragraph("other") + list(ways), Map.of());
  }

  /** Other ways than by password alone. */
  Page choice(List<Way> ways) {
    return new Page.Html(words.getString("title"), paragraph("other.only") + list(ways), Map.of());
  }

  /** For who comes back from there: a button, so that no link logs anybody in as somebody else. */
  Page resume(String token) {
    return new Page.Form(
        words.getString("title"),
        words.getString("resume"),
        List.of(new Field(LoginChoices.TOKEN, token, Field.Kind.HIDDEN)),
        words.getString("resume.submit"));
  }

  private static String list(List<Way> ways) {
    return ways.stream()
        .map(
            way ->
                "<li><a href=\"%s\"><span class=\"way\"><strong>%s</strong></span></a></li>"
                    .formatted(escaped(way.address().toString()), escaped(way.name())))
        .collect(Collectors.joining("", "<ul class=\"choice\">", "</ul>"));
  }

  private String input(String name, String attributes) {
    return "<p><label for=\"%s\">%s</label> <input id=\"%s\" name=\"%s\" %s></p>"
        .formatted(name, escaped(words.getString(name)), name, name, attributes);
  }

  /** A page that says why nobody can log in here now. */
  Page refusal(String key) {
    return new Page.Html(words.getString("title"), paragraph(key), Map.of());
  }

  /**
   * A page that hands what the client needs to it.
   *
   * @param response the answer to the log-in, as JSON
   * @param script the path of the script that does it
   */
  Page handover(String response, String script) {
    String body =
        paragraph("done")
            + "<div id=\"response\" hidden data-response=\""
            + escaped(response)
            + "\"></div><script src=\""
            + escaped(script)
            + "\" defer></script>";
    return new Page.Html(
        words.getString("done.title"), body, Map.of("script-src", List.of("'self'")));
  }

  private String paragraph(String key) {
    return "<p>" + escaped(words.getString(key)) + "</p>";
  }

  /** Braces as well: the core fills in what stands between two. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }
}
