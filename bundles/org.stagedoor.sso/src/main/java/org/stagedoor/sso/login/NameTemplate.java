package org.stagedoor.sso.login;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.account.IdentityProvider.Identity;

/**
 * Makes user names of what providers say.
 *
 * @param pattern with names of attributes in braces; {@code .local} after one takes what is before
 *     the at sign
 */
record NameTemplate(String pattern) {
  private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9_:-]+)(\\.local)?}");
  private static final String ALLOWED = "abcdefghijklmnopqrstuvwxyz0123456789._-/+";

  /** The name, in the characters that user names have; empty if something for it is missing. */
  Optional<String> name(Identity identity) {
    return text(identity).map(NameTemplate::mapped).filter(text -> !text.isEmpty());
  }

  private Optional<String> text(Identity identity) {
    StringBuilder name = new StringBuilder();
    Matcher field = FIELD.matcher(pattern);
    int from = 0;
    while (field.find()) {
      Optional<String> value = value(identity, field.group(1), field.group(2) != null);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      name.append(pattern, from, field.start()).append(value.get());
      from = field.end();
    }
    return Optional.of(name.append(pattern.substring(from)).toString());
  }

  /**
   * The name exactly as the provider writes it; empty if a user name can't be written like that, or
   * if it is made of an address that the provider has not verified.
   */
  Optional<String> exact(Identity identity) {
    boolean address =
        FIELD
            .matcher(pattern)
            .results()
            .anyMatch(field -> field.group(2) != null || field.group(1).equals("email"));
    if (address && !identity.attributes().flag("email_verified").orElse(false)) {
      return Optional.empty();
    }
    return text(identity).filter(text -> !text.isEmpty() && mapped(text).equals(text));
  }

  private static Optional<String> value(Identity identity, String attribute, boolean local) {
    return (attribute.equals("subject")
            ? Optional.of(identity.subject())
            : identity.attributes().text(attribute))
        .map(text -> local && text.indexOf('@') > 0 ? text.substring(0, text.indexOf('@')) : text)
        .filter(text -> !text.isBlank());
  }

  /**
   * By the specification's rule for other character sets: small letters, and each other byte of
   * UTF-8 as two hexadecimal digits behind an equals sign.
   */
  static String mapped(String text) {
    StringBuilder name = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char small = (char) (one >= 'A' && one <= 'Z' ? one + 32 : one & 0xff);
      if (ALLOWED.indexOf(small) >= 0) {
        name.append(small);
      } else {
        name.append('=')
            .append(Character.forDigit((one >> 4) & 0xf, 16))
            .append(Character.forDigit(one & 0xf, 16));
      }
    }
    return name.toString();
  }
}
