package org.stagedoor.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Page.Field;

/** Checks what a stage shows in a browser. */
final class SoundPage {
  private static final Pattern INLINE =
      Pattern.compile(
          "<script(?![^>]*\\bsrc\\s*=)|<style\\b|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INPUT =
      Pattern.compile(
          "<(?:input(?![^>]*type\\s*=\\s*[\"']?(?:hidden|submit|button))|textarea|select)\\b[^>]*>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL =
      Pattern.compile("<label\\b|aria-label", Pattern.CASE_INSENSITIVE);

  private static final Set<String> OPEN =
      Set.of("script-src", "style-src", "img-src", "font-src", "frame-src", "connect-src");

  private static final Pattern SITE =
      Pattern.compile("'self'|https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-~&&[^;,]]*)?");

  private SoundPage() {}

  /** Checks a page. */
  static void check(Page page) {
    if (page instanceof Page.Form form) {
      form(form);
    } else if (page instanceof Page.Html html) {
      html(html);
    } else if (page instanceof Page.Redirect redirect) {
      redirect(redirect);
    }
  }

  private static void form(Page.Form form) {
    if (form.title().isBlank() || form.prompt().isBlank() || form.submit().isBlank()) {
      throw Advice.of(
          "shows a form without a title, a prompt or words on its button",
          "whoever can't see the page has nothing but these words",
          "say what is wanted, in the languages of Attempt.locales()");
    }
    Set<String> names = new HashSet<>();
    for (Field field : form.fields()) {
      if (field.kind() != Field.Kind.HIDDEN && field.label().isBlank()) {
        throw Advice.of(
            "shows the field \"" + field.name() + "\" without a label",
            "a screen reader would only say that there is a field",
            "give each field that is shown a label");
      }
      if (field.name().isBlank() || !names.add(field.name())) {
        throw Advice.of(
            "names a field of its form \"" + field.name() + "\", which is empty or taken",
            "its value comes back under that name",
            "give each field a name of its own");
      }
    }
  }

  private static void html(Page.Html html) {
    String body = html.body();
    if (html.title().isBlank()) {
      throw Advice.of(
          "shows a page without a title",
          "it is the heading, and the name of the window",
          "say it");
    }
    html.origins().forEach(SoundPage::origins);
    Matcher inline = INLINE.matcher(body);
    if (inline.find()) {
      throw Advice.of(
          "shows a page with \"" + inline.group().strip() + "\" in it",
          "the page's policy blocks inline script and style",
          "load scripts from an address that is listed in origins; leave style to the core");
    }
    if (body.toLowerCase(Locale.ROOT).contains("<form") && !body.contains("{{form}}")) {
      throw Advice.of(
          "shows a form of its own without {{form}}",
          "without the hidden fields that stand there the core refuses the form as forged",
          "write {{form}} inside each form element");
    }
    if (count(INPUT, body) > count(LABEL, body)) {
      throw Advice.of(
          "shows fields without labels",
          "a screen reader would only say that there is a field",
          "write a label element, or aria-label, for each field");
    }
  }

  private static void origins(String directive, List<String> sources) {
    for (String source : sources) {
      if (!OPEN.contains(directive) || !SITE.matcher(source).matches()) {
        throw Advice.of(
            "opens the page's policy by \"" + directive + " " + Advice.shown(source) + "\"",
            "a stage may name other sites that its page needs, and not lift the protection",
            "name addresses such as https://www.example.com, or 'self', for one of "
                + new TreeSet<>(OPEN));
      }
    }
  }

  private static void redirect(Page.Redirect redirect) {
    String scheme = redirect.target().getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw Advice.of(
          "redirects to " + Advice.shown(redirect.target()),
          "a browser would take it for a part of this server, or not at all",
          "redirect to an absolute address of the scheme http or https");
    }
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }
}
