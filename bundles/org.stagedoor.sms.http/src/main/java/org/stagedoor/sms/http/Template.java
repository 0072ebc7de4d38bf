package org.stagedoor.sms.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with words in braces, such as {@code To={to}&Body={text}}. What stands for them is escaped
 * for where it goes, so that it can't become more than a value there.
 *
 * @param text with braces
 * @param escape for where it goes
 */
record Template(String text, UnaryOperator<String> escape) {
  /** What may stand in braces. */
  static final Set<String> WORDS =
      Set.of("to", "digits", "text", "from", "id", "coding", "user", "password");

  private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)\\}");

  /** Whether all its braces hold words that are known. */
  boolean known() {
    return BRACES.matcher(text).results().allMatch(word -> WORDS.contains(word.group(1)));
  }

  /** Whether a word stands in its braces. */
  boolean has(String word) {
    return text.contains("{" + word + "}");
  }

  /** The text with the values of its words; what else is in braces stays. */
  String filled(Map<String, String> values) {
    return BRACES.matcher(text).replaceAll(word -> value(word, values));
  }

  private String value(MatchResult word, Map<String, String> values) {
    String value = values.get(word.group(1));
    return Matcher.quoteReplacement(value == null ? word.group() : escape.apply(value));
  }

  /** For a query or a form. */
  static String form(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For the inside of a string of JSON. */
  static String json(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        escaped.append('\\').append(each);
      } else if (each < ' ') {
        escaped.append(String.format("\\u%04x", (int) each));
      } else {
        escaped.append(each);
      }
    }
    return escaped.toString();
  }
}
