package org.stagedoor.stage.email;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;

/** The fallback page in its two states: which address, then which code. */
final class EmailPages {
  private EmailPages() {}

  /** Why a step failed, for who hears of it. */
  static String error(Attempt attempt, String key) {
    return Words.of(EmailPages.class, attempt.errorLocales()).getString("error." + key);
  }

  static Page address(Attempt attempt) {
    ResourceBundle words = Words.of(EmailPages.class, attempt.locales());
    return new Page.Form(
        words.getString("address.title"),
        words.getString("address.prompt"),
        List.of(
            new Page.Field(
                BrowserSteps.ADDRESS, words.getString("address.label"), Page.Field.Kind.EMAIL)),
        words.getString("address.submit"));
  }

  /** Two forms in one page, since one may go on without the code, or start again. */
  static Page code(Attempt attempt) {
    ResourceBundle words = Words.of(EmailPages.class, attempt.locales());
    String body =
        """
        <p>%s</p>
        <form method="post">{{form}}
        <p><label for="code">%s</label>
        <input id="code" name="%s" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="32" autofocus></p>
        <p><button type="submit">%s</button></p></form>
        <form method="post">{{form}}
        <p><button type="submit" name="%s" value="on" class="quiet">%s</button></p></form>
        """
            .formatted(
                escape(words.getString("code.prompt")),
                escape(words.getString("code.label")),
                BrowserSteps.CODE,
                escape(words.getString("code.submit")),
                BrowserSteps.RESTART,
                escape(words.getString("code.restart")));
    return new Page.Html(words.getString("code.title"), body, Map.of());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
