package org.stagedoor.stage.terms;

import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;

/** The page that links to the policies, with a box to tick for each. */
final class TermsPage {
  private TermsPage() {}

  /** The name of a policy's box, whose value is the version that is shown beside it. */
  static String field(Policy policy) {
    return "accept." + policy.id();
  }

  /** What is said when not every box is ticked. */
  static String missing(Attempt attempt) {
    return Words.of(TermsPage.class, attempt.errorLocales()).getString("missing");
  }

  static Page of(Attempt attempt, List<Policy> outstanding) {
    ResourceBundle words = Words.of(TermsPage.class, attempt.locales());
    if (outstanding.isEmpty()) {
      return new Page.Form(
          words.getString("title"),
          words.getString("nothing"),
          List.of(),
          words.getString("continue"));
    }
    StringBuilder body = new StringBuilder();
    body.append("<p>").append(escape(words.getString("prompt"))).append("</p>");
    body.append("<form method=\"post\">{{form}}");
    for (Policy policy : outstanding) {
      body.append(box(policy, policy.in(attempt.locales()), words));
    }
    body.append("<p class=\"submit\"><button type=\"submit\">")
        .append(escape(words.getString("accept")))
        .append("</button></p></form>");
    return new Page.Html(words.getString("title"), body.toString(), Map.of());
  }

  private static String box(Policy policy, Policy.Shown shown, ResourceBundle words) {
    String id = escape(field(policy));
    String link =
        "<a href=\"%s\" hreflang=\"%s\" target=\"_blank\" rel=\"noopener noreferrer\">%s</a>"
            .formatted(
                escape(shown.text().url().toString()),
                escape(shown.language()),
                escape(shown.text().name()));
    return """
        <p class="box"><input type="checkbox" id="%s" name="%s" value="%s" required>\
         <label for="%s">%s</label></p>"""
        .formatted(
            id,
            id,
            escape(policy.version()),
            id,
            MessageFormat.format(escape(words.getString("box")), link, escape(policy.version())));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{{", "&#123;&#123;");
  }
}
