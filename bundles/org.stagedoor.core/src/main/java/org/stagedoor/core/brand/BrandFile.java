package org.stagedoor.core.brand;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by a file's name what it is to the pages. */
final class BrandFile {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TEXTS = Pattern.compile("messages_([a-z]{2,3})\\.properties");
  private static final String TEMPLATE = ".mustache";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "webp", "image/webp",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private BrandFile() {}

  /** Whether a file of this name can be anything to the pages. */
  static boolean isKnown(String name) {
    return template(name).isPresent() || language(name).isPresent() || type(name).isPresent();
  }

  /** The template's name. */
  static Optional<String> template(String name) {
    return NAME.matcher(name).matches() && name.endsWith(TEMPLATE)
        ? Optional.of(name.substring(0, name.length() - TEMPLATE.length()))
        : Optional.empty();
  }

  /** The language of a file of texts. */
  static Optional<String> language(String name) {
    Matcher texts = TEXTS.matcher(name);
    return texts.matches() ? Optional.of(texts.group(1)) : Optional.empty();
  }

  /** The Content-Type of a file that pages load. */
  static Optional<String> type(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() ? Optional.ofNullable(TYPES.get(ending)) : Optional.empty();
  }
}
