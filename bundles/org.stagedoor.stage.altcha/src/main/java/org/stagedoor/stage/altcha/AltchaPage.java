package org.stagedoor.stage.altcha;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;

/** The page that does the work: a bar shows how far it is, a status line says so. */
final class AltchaPage {
  private final String script;

  /** A page below the address of the server. */
  AltchaPage(URI server) {
    script = Objects.requireNonNullElse(server.getRawPath(), "") + SolverScript.PATH;
  }

  /** What went wrong, in the language of whom it is told. */
  static String error(Attempt attempt, String key) {
    return Words.of(AltchaPage.class, attempt.errorLocales()).getString(key);
  }

  Page of(Attempt attempt, Challenge challenge) {
    ResourceBundle words = Words.of(AltchaPage.class, attempt.locales());
    String body =
        """
        <p>%s</p>
        <noscript><p class="error">%s</p></noscript>
        <form method="post" id="altcha" data-challenge="%s" data-salt="%s" data-signature="%s"\
         data-max="%d" data-working="%s" data-done="%s" data-failed="%s">{{form}}
        <input type="hidden" name="altcha">
        <p><label for="altcha-progress">%s</label>
        <progress id="altcha-progress" max="100" value="0"></progress></p>
        <p id="altcha-status" role="status"></p>
        <p><button type="submit" disabled>%s</button></p></form>
        <script src="%s" defer></script>
        """
            .formatted(
                said(words, "prompt"),
                said(words, "noscript"),
                challenge.hash(),
                escape(challenge.salt()),
                challenge.signature(),
                challenge.maxNumber(),
                said(words, "working"),
                said(words, "done"),
                said(words, "failed"),
                said(words, "progress"),
                said(words, "submit"),
                escape(script));
    return new Page.Html(words.getString("title"), body, Map.of("script-src", List.of("'self'")));
  }

  private static String said(ResourceBundle words, String key) {
    return escape(words.getString(key));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{{", "&#123;&#123;");
  }
}
