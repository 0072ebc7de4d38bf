package org.stagedoor.sso.stage;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;

/**
 * The pages of a stage in words.
 *
 * @param words in the language of who hears them
 */
record StagePages(ResourceBundle words) {
  static final String PROVIDER = "provider";
  private static final int MAX_VALUE = 8192;

  static StagePages in(List<Locale> locales) {
    return new StagePages(Words.of(StagePages.class, locales));
  }

  String text(String key, Object... values) {
    return new MessageFormat(words.getString(key), words.getLocale()).format(values);
  }

  /** Asks whether to go on, and to whom if there are several. */
  Page begin(List<Description> providers) {
    return providers.size() == 1 ? begin(providers.get(0)) : choice(providers);
  }

  private Page begin(Description provider) {
    Page.Field chosen = new Page.Field(PROVIDER, provider.id(), Page.Field.Kind.HIDDEN);
    return new Page.Form(
        text("title"),
        text("prompt", provider.name()),
        List.of(chosen),
        text("submit", provider.name()));
  }

  private Page choice(List<Description> providers) {
    String buttons =
        providers.stream()
            .map(
                one ->
                    "<p class=\"submit\"><button type=\"submit\" name=\"%s\" value=\"%s\">%s</button></p>"
                        .formatted(
                            PROVIDER, escaped(one.id()), escaped(text("submit", one.name()))))
            .collect(Collectors.joining());
    String body =
        "<form method=\"post\" aria-labelledby=\"title\">{{form}}<p>"
            + escaped(text("choice"))
            + "</p>"
            + buttons
            + "</form>";
    return new Page.Html(text("title"), body, Map.of());
  }

  /** Asks who has come back whether she means it, and keeps what she brought until then. */
  Page confirm(String provider, Dict brought) {
    List<Page.Field> fields = new ArrayList<>();
    for (String name : brought.keys()) {
      brought
          .text(name)
          .filter(value -> value.length() <= MAX_VALUE)
          .ifPresent(value -> fields.add(new Page.Field(name, value, Page.Field.Kind.HIDDEN)));
    }
    return new Page.Form(text("back.title"), text("back", provider), fields, text("back.submit"));
  }

  /** Braces as well: the core fills in what stands between two. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }
}
