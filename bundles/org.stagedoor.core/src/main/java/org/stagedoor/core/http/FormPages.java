package org.stagedoor.core.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.http.Page;
import org.stagedoor.core.http.PageWriter.Draft;
import org.stagedoor.core.http.PageWriter.Reader;
import org.stagedoor.core.protocol.View.Step;

/** Renders the pages of stages and endpoints. */
final class FormPages {
  private static final Set<String> BROWSERS_OWN =
      Set.of(
          "http",
          "https",
          "javascript",
          "data",
          "vbscript",
          "blob",
          "filesystem",
          "file",
          "about",
          "view-source",
          "jar",
          "ws",
          "wss",
          "ftp",
          "chrome",
          "resource");

  private final PageWriter writer;
  private final FormGuard guard;
  private final URI self;

  /**
   * Pages.
   *
   * @param self our own public address
   */
  FormPages(PageWriter writer, FormGuard guard, URI self) {
    this.writer = writer;
    this.guard = guard;
    this.self = self;
  }

  FormGuard guard() {
    return guard;
  }

  /**
   * A page.
   *
   * @param page the page; not {@link Page.Proceed}
   * @param step where the user is in a flow, if she is in one
   * @param error what was wrong with what she sent
   */
  Answer answer(
      int status, Page page, Incoming incoming, Optional<Step> step, Optional<String> error) {
    if (page instanceof Page.Redirect redirect) {
      return redirect(redirect.target(), step.isEmpty(), incoming);
    }
    if (page instanceof Page.Proceed) {
      throw new IllegalStateException("a page to show was expected, not Proceed");
    }
    Reader reader = writer.reader(incoming);
    FormGuard.Protection protection = guard.protect(incoming);
    Draft draft;
    String body;
    if (page instanceof Page.Form given) {
      Page.Form form = step.map(one -> worded(given, one.type(), reader)).orElse(given);
      draft = writer.draft(reader, form.title());
      body = form(form, protection, error.isPresent(), reader);
    } else {
      Page.Html html = (Page.Html) page;
      String title = step.map(one -> titled(html.title(), one, reader)).orElse(html.title());
      draft = writer.draft(reader, title).open(html.origins());
      body = html.body().replace("{{form}}", hidden(protection));
    }
    step.ifPresent(draft::step);
    error.ifPresent(draft::error);
    return draft.headers(protection.headers()).finish(status, body);
  }

  private static String titled(String title, Step step, Reader reader) {
    return reader.words().or(step.type() + ".title", title);
  }

  /** The operator's words instead of the stage's, where there are any. */
  private static Page.Form worded(Page.Form form, String type, Reader reader) {
    PageWords words = reader.words();
    return new Page.Form(
        words.or(type + ".title", form.title()),
        words.or(type + ".prompt", form.prompt()),
        form.fields().stream()
            .map(
                field ->
                    field.kind() == Page.Field.Kind.HIDDEN
                        ? field
                        : new Page.Field(
                            field.name(),
                            words.or(type + ".field." + field.name(), field.label()),
                            field.kind()))
            .toList(),
        words.or(type + ".submit", form.submit()));
  }

  private static String form(
      Page.Form form, FormGuard.Protection protection, boolean wrong, Reader reader) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Page.Field field : form.fields()) {
      fields.add(FormFieldView.of(field, "field" + fields.size(), wrong));
    }
    return reader
        .look()
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

  private Answer redirect(URI target, boolean endpoint, Incoming incoming) {
    boolean web = isWeb(target);
    if (!web && !(endpoint && isApp(target))) {
      throw new IllegalArgumentException("a page redirects to what is no address");
    }
    String address = target.toASCIIString();
    if (!incoming.isPost() || isSelf(target)) {
      return writer.redirect(incoming.isPost() ? 303 : 302, address, guard.headers(incoming));
    }
    // Browsers hold a form's redirect, too, against form-action: so the form ends here.
    Reader reader = writer.reader(incoming);
    TextBody body =
        TextBody.of(reader.text("leaving.text", web ? target.getHost() : target.getScheme()))
            .link(address, reader.text("leaving.link"));
    return writer
        .draft(reader, reader.text("leaving.title"))
        .refresh(address)
        .headers(guard.headers(incoming))
        .finish(200, body.html(reader.look().templates()));
  }

  private static boolean isWeb(URI target) {
    boolean web = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
    return web && target.getHost() != null;
  }

  /** Whether an app may be there, and not what a browser itself would run or show. */
  private static boolean isApp(URI target) {
    String scheme = target.getScheme();
    return scheme != null && !BROWSERS_OWN.contains(scheme.toLowerCase(Locale.ROOT));
  }

  private boolean isSelf(URI target) {
    return Objects.equals(target.getScheme(), self.getScheme())
        && Objects.equals(target.getRawAuthority(), self.getRawAuthority());
  }
}
