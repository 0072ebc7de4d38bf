package org.stagedoor.account;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.stagedoor.api.http.Words;

/**
 * What an operation is about, for people: what completes "A client is trying to …".
 *
 * @param locale the language wanted; English where there is no translation
 */
public record Purpose(Locale locale) {
  private static final Pattern DIRECTIONS =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** The words under a key, with what is to be filled in. */
  public String say(String key, Object... arguments) {
    String words = Words.of(Purpose.class, List.of(locale)).getString(key);
    return new MessageFormat(words, locale).format(arguments);
  }

  /**
   * A name that somebody chose freely, fit to stand in a sentence: it can't turn the words around
   * it into another direction of writing.
   */
  public static String quoted(String name) {
    return "\u2068" + DIRECTIONS.matcher(name).replaceAll("") + "\u2069";
  }
}
