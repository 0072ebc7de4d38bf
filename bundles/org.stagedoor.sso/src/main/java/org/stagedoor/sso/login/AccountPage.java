package org.stagedoor.sso.login;

import static org.stagedoor.sso.login.LoginPages.escaped;
import static org.stagedoor.sso.login.LoginPages.paragraph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;

/**
 * The page on which a newcomer chooses: a new account, by its name, or one that she has already.
 *
 * @param pages the words
 * @param base the path below which our addresses are
 * @param provider the provider's name
 */
record AccountPage(LoginPages pages, String base, String provider) {
  static final String NAME = "name";

  /**
   * The page.
   *
   * @param pass what stands for the newcomer
   * @param open whether there are new accounts
   * @param wish what is filled in
   * @param error what is wrong with what was
   */
  Reply show(Newcomer newcomer, String pass, boolean open, String wish, Optional<String> error) {
    String body =
        paragraph(pages.text("account", newcomer.title(provider)))
            + (open ? form(wish, error.isPresent()) : paragraph(pages.text("closed")))
            + link(pass);
    Page page =
        new Page.Html(
            pages.text("account.title"),
            body,
            Map.of("script-src", List.of("'self'"), "connect-src", List.of("'self'")));
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

  /** The script shows it: it can't be done without. */
  private String link(String pass) {
    return """
        <div id="link" hidden data-pass="%s" data-address="%s" data-flow="%s">
        <p>%s</p>
        <p class="submit"><button type="button" class="quiet">%s</button></p>
        <p role="alert" hidden>%s</p></div>
        <script src="%s" defer></script>
        """
        .formatted(
            escaped(pass),
            escaped(base + LinkAccount.PATH),
            escaped(base + "/stagedoor/flow?session="),
            escaped(pages.text("link")),
            escaped(pages.text("link.submit")),
            escaped(pages.text("link.failed")),
            escaped(base + LinkScript.PATH));
  }
}
