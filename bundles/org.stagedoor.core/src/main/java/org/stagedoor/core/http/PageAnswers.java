package org.stagedoor.core.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.core.protocol.View;
import org.stagedoor.core.protocol.View.Reason;

/** Makes the answers for browsers. */
final class PageAnswers {
  private final PageWriter writer;
  private final FormGuard guard;
  private final URI self;

  /**
   * Pages.
   *
   * @param self our own public address
   */
  PageAnswers(PageWriter writer, FormGuard guard, URI self) {
    this.writer = writer;
    this.guard = guard;
    this.self = self;
  }

  /** What the engine has a browser shown. */
  Answer of(View view, Incoming incoming, int status) {
    if (view instanceof View.Show show) {
      return page(status, show.page(), incoming, Optional.of(show.step()), show.error());
    }
    if (view instanceof View.Done done) {
      return done(done, incoming);
    }
    View.Refused refused = (View.Refused) view;
    return refused(refused.status(), refused.reason(), incoming);
  }

  /** A page of an endpoint. */
  Answer of(int status, Page page, Incoming incoming) {
    return page(status, page, incoming, Optional.empty(), Optional.empty());
  }

  private Answer page(
      int status, Page page, Incoming incoming, Optional<View.Step> step, Optional<String> error) {
    if (page instanceof Page.Redirect redirect) {
      return redirect(redirect.target(), incoming);
    }
    if (page instanceof Page.Proceed) {
      throw new IllegalStateException("a page to show was expected, not Proceed");
    }
    FormGuard.Protection protection = guard.protect(incoming);
    PageWords words = words(incoming);
    PageWriter.Draft draft;
    String body;
    if (page instanceof Page.Form form) {
      draft = writer.draft(words, form.title());
      body = form(form, protection, error.isPresent());
    } else {
      Page.Html html = (Page.Html) page;
      draft = writer.draft(words, html.title()).open(html.origins());
      body = html.body().replace("{{form}}", hidden(protection));
    }
    step.ifPresent(draft::step);
    error.ifPresent(draft::error);
    return draft.headers(protection.headers()).finish(status, body);
  }

  private String form(Page.Form form, FormGuard.Protection protection, boolean wrong) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Page.Field field : form.fields()) {
      fields.add(FormFieldView.of(field, "field" + fields.size(), wrong));
    }
    return writer
        .templates()
        .form(
            Map.of(
                "tokenName", FormGuard.FIELD,
                "token", protection.token(),
                "prompt", form.prompt(),
                "fields", fields,
                "submit", form.submit()));
  }

  /** The token's alphabet needs no escaping. */
  private static String hidden(FormGuard.Protection protection) {
    return "<input type=\"hidden\" name=\""
        + FormGuard.FIELD
        + "\" value=\""
        + protection.token()
        + "\">";
  }

  private Answer redirect(URI target, Incoming incoming) {
    boolean web = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
    if (!web || target.getHost() == null) {
      throw new IllegalArgumentException("a page redirects to what is no web address");
    }
    if (!incoming.isPost()) {
      return writer.redirect(302, target);
    }
    if (isSelf(target)) {
      return writer.redirect(303, target);
    }
    // Browsers hold a form's redirect, too, against form-action: so the form ends here.
    PageWords words = words(incoming);
    String address = target.toASCIIString();
    return writer
        .draft(words, words.text("leaving.title"))
        .refresh(address)
        .finish(
            200,
            text(
                List.of(words.text("leaving.text", target.getHost())),
                address,
                words.text("leaving.link")));
  }

  private boolean isSelf(URI target) {
    return Objects.equals(target.getScheme(), self.getScheme())
        && Objects.equals(target.getRawAuthority(), self.getRawAuthority());
  }

  private Answer done(View.Done done, Incoming incoming) {
    PageWords words = words(incoming);
    View.Step step = done.step();
    String key = step.passed().containsAll(step.stages()) ? "done.last" : "done.more";
    return writer
        .draft(words, words.text("done.title"))
        .script()
        .finish(200, text(List.of(words.text(key)), "", ""));
  }

  /** A page that says why not, and what else to do. */
  Answer refused(int status, Reason reason, Incoming incoming) {
    PageWords words = words(incoming);
    String why = words.text("refused." + reason);
    boolean retry = reason == Reason.STAGE_DOWN || reason == Reason.TOO_MANY_TRIES;
    return retry
        ? refused(status, words, List.of(why), incoming.url())
        : refused(status, words, List.of(why, words.text("refused.again")), "");
  }

  /** The form was not ours, or not for this browser; opening the page again helps. */
  Answer refusedForm(Incoming incoming) {
    PageWords words = words(incoming);
    return refused(403, words, List.of(words.text("refused.FORM")), incoming.url());
  }

  /** An error on an address that only browsers use. */
  Answer refused(MatrixException error, Incoming incoming) {
    if (error.status() >= 500) {
      return refused(503, Reason.STAGE_DOWN, incoming);
    }
    if (error.status() == 429) {
      return refused(429, Reason.TOO_MANY_TRIES, incoming);
    }
    return refused(error.status(), words(incoming), List.of(error.error()), incoming.url());
  }

  /** Only GET and POST make sense for pages. */
  Answer wrongMethod(Incoming incoming) {
    PageWords words = words(incoming);
    return refused(405, words, List.of(words.text("refused.METHOD")), "");
  }

  private Answer refused(int status, PageWords words, List<String> paragraphs, String retry) {
    return writer
        .draft(words, words.text("refused.title"))
        .finish(status, text(paragraphs, retry, words.text("refused.retry")));
  }

  private String text(List<String> paragraphs, String link, String linkText) {
    return writer
        .templates()
        .text(
            Map.of(
                "paragraphs",
                paragraphs.stream().map(text -> Map.of("text", text)).toList(),
                "link",
                link,
                "linkText",
                linkText));
  }

  /** The words of the form that is no longer good, to show on the page that had it. */
  static String formError(Incoming incoming) {
    return words(incoming).text("error.form");
  }

  private static PageWords words(Incoming incoming) {
    return PageWords.of(incoming.origin().locales());
  }
}
