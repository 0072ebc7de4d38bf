package org.stagedoor.validation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.validation.session.Links;
import org.stagedoor.validation.session.Post;
import org.stagedoor.validation.session.ValidationSession;

/**
 * Where the links of messages lead. Scanners of mail follow them before people do: that is let pass
 * where nothing is gained by it, and does nothing where it would act for an account.
 */
@Component
@Route(
    route = {"GET " + Post.LINK, "POST " + Post.LINK},
    access = Access.ANYBODY,
    form = true)
public final class LinkPage implements Endpoint {
  private final Links links;

  /** Called by DS. */
  @Activate
  public LinkPage(@Reference Links links) {
    this.links = links;
  }

  @Override
  public Reply serve(Call call) {
    ResourceBundle words = Words.of(LinkPage.class, call.origin().locales());
    String sid = call.queried("sid").orElse("");
    Optional<ValidationSession> found =
        links.find(sid, call.queried("token").orElse(""), call.now());
    if (found.isEmpty()) {
      return page(404, words, "gone", "");
    }
    ValidationSession session = found.get();
    if (session.validated().isPresent()) {
      return again(session, words);
    }
    if (session.purpose() == Purpose.RESET && !call.method().equals("POST")) {
      return new Reply.Web(
          200,
          new Page.Form(
              words.getString("confirm.title"),
              words.getString("confirm.prompt"),
              List.of(),
              words.getString("confirm.submit")));
    }
    links.validate(sid, session, call.now());
    return session
        .next()
        .<Reply>map(next -> new Reply.Web(302, new Page.Redirect(next)))
        .orElseGet(() -> page(200, words, "done", ""));
  }

  /**
   * The page of a link that was followed before. It leads on by a click: where it leads to may be
   * gone by now.
   */
  private static Reply again(ValidationSession session, ResourceBundle words) {
    return page(200, words, "done", session.next().map(next -> onwards(next, words)).orElse(""));
  }

  private static String onwards(URI next, ResourceBundle words) {
    return "<p><a href=\"%s\">%s</a></p>"
        .formatted(escape(next.toASCIIString()), escape(words.getString("done.onwards")));
  }

  private static Reply page(int status, ResourceBundle words, String key, String more) {
    String body = "<p>" + escape(words.getString(key + ".text")) + "</p>" + more;
    return new Reply.Web(status, new Page.Html(words.getString(key + ".title"), body, Map.of()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{{", "&#123;&#123;");
  }
}
