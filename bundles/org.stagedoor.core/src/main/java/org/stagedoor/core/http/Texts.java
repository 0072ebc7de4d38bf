package org.stagedoor.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Words;

/**
 * The words of all pages in all languages: ours, and what the operator puts in their place.
 *
 * @param own the operator's, by language and key; a language that we don't have stands upon English
 */
record Texts(Map<String, Map<String, String>> own) {
  /** The words in the language wanted most of those that there are. */
  PageWords in(List<Locale> wanted) {
    for (Locale locale : wanted) {
      ResourceBundle ours = Words.of(PageWords.class, List.of(locale));
      String language = locale.getLanguage();
      boolean known = language.equals("en") || !ours.getLocale().equals(Locale.ROOT);
      if (known || own.containsKey(language)) {
        return new PageWords(locale, ours, own.getOrDefault(language, Map.of()));
      }
    }
    ResourceBundle english = Words.of(PageWords.class, List.of(Locale.ENGLISH));
    return new PageWords(Locale.ENGLISH, english, own.getOrDefault("en", Map.of()));
  }
}
