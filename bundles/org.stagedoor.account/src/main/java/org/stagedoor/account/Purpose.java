package org.stagedoor.account;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.stagedoor.api.http.Words;

/**
 * What an operation is about, for people: what completes "A client is trying to …".
 *
 * @param locale the language wanted; English where there is no translation
 */
public record Purpose(Locale locale) {
  /** The words under a key, with what is to be filled in. */
  public String say(String key, Object... arguments) {
    String words = Words.of(Purpose.class, List.of(locale)).getString(key);
    return new MessageFormat(words, locale).format(arguments);
  }
}
