package org.stagedoor.account;

import java.time.Duration;

/**
 * One setting of a configuration, checked when its component is activated: the component that is
 * configured wrongly does not start, and the log says which key of which file to mend.
 *
 * @param pid the configuration's name
 * @param key the setting's name
 */
public record Setting(String pid, String key) {
  /** The value, if it is in the range, both ends included. */
  public int between(int least, int most, int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          pid + ": " + key + " must be " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** The value as a number of seconds, if it is in the range. */
  public Duration seconds(int least, int most, int value) {
    return Duration.ofSeconds(between(least, most, value));
  }
}
