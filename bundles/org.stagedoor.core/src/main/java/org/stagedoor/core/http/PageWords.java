package org.stagedoor.core.http;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Words;

/**
 * The core's own words in the language of one reader.
 *
 * @param bundle the texts
 */
record PageWords(ResourceBundle bundle) {
  /** The words in the language wanted most. */
  static PageWords of(List<Locale> wanted) {
    return new PageWords(Words.of(PageWords.class, wanted));
  }

  /** The language that these words are in, as a tag. */
  String language() {
    String language = bundle.getLocale().getLanguage();
    return language.isEmpty() ? "en" : language;
  }

  /** A text; {@code {0}}, {@code {1}} in it stand for the values. */
  String text(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
