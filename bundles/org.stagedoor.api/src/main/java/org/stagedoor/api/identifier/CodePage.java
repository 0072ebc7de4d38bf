package org.stagedoor.api.identifier;

import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;

/** The page that asks for the code. It has two forms, since one may start again without a code. */
final class CodePage {
  private CodePage() {}

  static Page of(ResourceBundle words) {
    String body =
        """
        <p>%s</p>
        <form method="post">{{form}}
        <p><label for="code">%s</label>
        <input id="code" name="%s" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="32"></p>
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
