package org.stagedoor.account;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of this bundle for people, in a language.
 *
 * @param locale the language wanted; English where there is no translation
 */
public record Words(Locale locale) {
  // Without it a user who asks for English is answered in the language of the server's operator.
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The words under a key, with what is to be filled in. */
  public String say(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.stagedoor.account.words", locale, Words.class.getClassLoader(), ENGLISH_OTHERWISE);
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
