package org.stagedoor.api.http;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of a page, from the resource bundle that lies beside a class and is named after it:
 * {@code RiddlePage.properties} in English, {@code RiddlePage_de.properties} in German, UTF-8.
 */
public final class Words {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Words() {}

  /**
   * The words in the language that is wanted most of those that there are; in English if there is
   * none of them. The language of the machine has no part in it.
   *
   * @param owner the class beside which the resource bundle lies
   * @param wanted languages, the most wanted first
   * @throws java.util.MissingResourceException if there is no resource bundle
   */
  public static ResourceBundle of(Class<?> owner, List<Locale> wanted) {
    for (Locale locale : wanted) {
      ResourceBundle words = in(owner, locale);
      if (!words.getLocale().equals(Locale.ROOT)) {
        return words;
      }
      if (locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
        break;
      }
    }
    return in(owner, Locale.ROOT);
  }

  private static ResourceBundle in(Class<?> owner, Locale locale) {
    return ResourceBundle.getBundle(owner.getName(), locale, owner.getClassLoader(), NO_FALLBACK);
  }
}
