package org.stagedoor.stage.recaptcha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;

/** The page that shows the provider's captcha; the only one that loads a script from elsewhere. */
final class CaptchaPage {
  private CaptchaPage() {}

  /** Why the captcha did not pass. */
  static String error(Attempt attempt, String key) {
    return Words.of(CaptchaPage.class, attempt.errorLocales()).getString(key);
  }

  static Page of(Attempt attempt, CaptchaSettings settings) {
    ResourceBundle words = Words.of(CaptchaPage.class, attempt.locales());
    Provider provider = settings.provider();
    String body =
        """
        <p>%s</p>
        <noscript><p>%s</p></noscript>
        <form method="post">{{form}}
        <div class="%s" data-sitekey="%s"></div>
        <script src="%s" async defer></script>
        <p class="submit"><button type="submit">%s</button></p></form>
        """
            .formatted(
                escape(words.getString("prompt")),
                escape(words.getString("noscript")),
                escape(provider.style()),
                escape(settings.publicKey()),
                escape(provider.script().toString()),
                escape(words.getString("submit")));
    return new Page.Html(words.getString("title"), body, policy(provider));
  }

  private static Map<String, List<String>> policy(Provider provider) {
    Map<String, List<String>> policy = new HashMap<>(provider.sites());
    for (String directive : List.of("script-src", "frame-src", "connect-src")) {
      List<String> sites = new ArrayList<>(policy.getOrDefault(directive, List.of()));
      sites.add(provider.site());
      policy.put(directive, List.copyOf(sites));
    }
    return policy;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{{", "&#123;&#123;");
  }
}
