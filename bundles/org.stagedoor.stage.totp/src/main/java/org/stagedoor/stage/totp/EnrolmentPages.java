package org.stagedoor.stage.totp;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;

/**
 * What a user sees who enrols in a browser.
 *
 * @param words in her language
 */
record EnrolmentPages(ResourceBundle words) {
  static final String TICKET = "ticket";
  static final String CODE = "code";

  /** The picture to scan, the same as a text to type, the recovery codes, and the first code. */
  Page offer(Offer offer, String uri, UserId user, String ticket) {
    String body =
        """
        <p>%s</p>
        <p>%s</p>
        <p>%s <code>%s</code></p>
        <h2>%s</h2>
        <p>%s</p>
        <ul>%s</ul>
        <form method="post">{{form}}
        <input type="hidden" name="%s" value="%s">
        <p><label for="code">%s</label>
        <input id="code" name="%s" type="text" inputmode="numeric" autocomplete="one-time-code"\
         maxlength="16" required></p>
        <p class="submit"><button type="submit">%s</button></p></form>
        """
            .formatted(
                said("page.scan").replace("{0}", escape(user.toString())),
                QrPicture.svg(uri, said("page.picture")),
                said("page.key"),
                grouped(offer.secret().key()),
                said("page.recovery"),
                said("page.keep"),
                items(offer.recoveryCodes()),
                TICKET,
                escape(ticket),
                said("page.first"),
                CODE,
                said("page.confirm"));
    return new Page.Html(words.getString("page.title"), body, Map.of());
  }

  /** The first code once more. */
  Page code(String ticket) {
    return new Page.Form(
        words.getString("page.title"),
        words.getString("page.first"),
        List.of(
            new Page.Field(TICKET, ticket, Page.Field.Kind.HIDDEN),
            new Page.Field(CODE, words.getString("code"), Page.Field.Kind.ONE_TIME_CODE)),
        words.getString("page.confirm"));
  }

  /** It took too long, or went to another browser. */
  Page again() {
    return text("page.late");
  }

  Page done(String what) {
    return text(what);
  }

  private Page text(String key) {
    String body = "<p>%s</p>".formatted(said(key));
    return new Page.Html(words.getString("page.title"), body, Map.of());
  }

  private static String items(List<String> codes) {
    return codes.stream()
        .map(code -> "<li><code>" + escape(code) + "</code></li>")
        .collect(Collectors.joining());
  }

  /** Easier to copy by hand. */
  private static String grouped(String key) {
    return key.replaceAll("(.{4})(?!$)", "$1 ");
  }

  private String said(String key) {
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
