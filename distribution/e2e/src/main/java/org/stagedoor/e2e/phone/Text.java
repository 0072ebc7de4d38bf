package org.stagedoor.e2e.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text message that arrived.
 *
 * @param id its name
 * @param to the number, with its {@code +}
 * @param text what it says
 */
public record Text(String id, String to, String text) {
  private static final Pattern CODE = Pattern.compile("\\b(\\d{8})\\b");

  /**
   * The code in it.
   *
   * @throws AssertionError if there is none
   */
  public String code() {
    Matcher matcher = CODE.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no code in " + text);
    }
    return matcher.group(1);
  }
}
