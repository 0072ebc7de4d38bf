package org.stagedoor.account.fallback;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
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
