package org.stagedoor.hotdeploy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Answer;

/**
 * The form of one of the server's pages, as a browser has it.
 *
 * @param cookie the browser's cookie
 * @param token what the form is protected by
 */
record Form(String cookie, String token) {
  private static final String FIELD = "stagedoor_form";
  private static final Pattern TOKEN = Pattern.compile("name=\"" + FIELD + "\" value=\"([^\"]+)\"");

  /** The form of a page. */
  static Form of(Answer page) {
    Matcher token = TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new AssertionError("no form in " + page);
    }
    return new Form(page.header("Set-Cookie").split(";", 2)[0], token.group(1));
  }

  /** What is sent when one field was filled in. */
  Map<String, String> with(String field, String value) {
    return Map.of(FIELD, token, field, value);
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
