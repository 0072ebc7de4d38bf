package org.stagedoor.sso.login;

import static org.stagedoor.sso.login.LoginPages.escaped;
import static org.stagedoor.sso.login.LoginPages.paragraph;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;

/**
 * The page on which a newcomer chooses: a new account, by its name, or one that she has already.
 *
 * @param pages the words
 * @param provider the provider's name
 */
record AccountPage(LoginPages pages, String provider) {
  static final String NAME = "name";

  /**
   * The page.
   *
   * @param link where an account is proved
   * @param closed why there are no new accounts; empty if there are
   * @param wish what is filled in
   * @param error what is wrong with what was
   */
  Reply show(
      Newcomer newcomer, URI link, Optional<String> closed, String wish, Optional<String> error) {
    String body =
        paragraph(pages.text("account", newcomer.title(provider)))
            + closed.map(LoginPages::paragraph).orElseGet(() -> form(wish, error.isPresent()))
            + link(link);
    Page page = new Page.Html(pages.text("account.title"), body, Map.of());
    return new Reply.Web(error.isPresent() ? 400 : 200, page, error);
  }

  private String form(String wish, boolean wrong) {
    return """
        <form method="post" aria-labelledby="title">{{form}}
        <p><label for="name">%s</label> <input id="name" name="%s" value="%s" type="text"\
         autocomplete="username" autocapitalize="none" spellcheck="false"%s></p>
        <p class="submit"><button type="submit">%s</button></p></form>
        """
        .formatted(
            escaped(pages.text("account.name")),
            NAME,
            escaped(wish),
            wrong ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "",
            escaped(pages.text("account.submit")));
  }

  private String link(URI link) {
    return paragraph(pages.text("link"))
        + "<p class=\"submit\"><a class=\"button\" href=\"%s\">%s</a></p>"
            .formatted(escaped(link.toString()), escaped(pages.text("link.submit")));
  }
}
