package org.stagedoor.validation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One setting of a configuration, checked when its component is activated: the component that is
 * configured wrongly does not start, and the log says which key of which file to mend.
 *
 * @param pid the configuration's name
 * @param key the setting's name
 */
public record Setting(String pid, String key) {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

  /** The value, if it is in the range, both ends included. */
  public int between(int least, int most, int value) {
    if (value < least || value > most) {
      throw wrong("must be " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** The words of a value, separated by blanks or commas. */
  public static List<String> words(String value) {
    return SEPARATOR.splitAsStream(value.strip()).filter(word -> !word.isEmpty()).toList();
  }

  /** What to throw for a wrong value. */
  public IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(pid + ": " + key + " " + problem);
  }
}
