package org.stagedoor.validation.session;

import java.time.Duration;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Neighbourhood;

/**
 * How many messages are sent.
 *
 * @param name of the setting
 * @param by what is counted by
 * @param burst how many in a row; 0 for any number
 * @param drainOne how long until there is room for another
 */
record Limit(String name, By by, int burst, Duration drainOne) {
  private static final int MOST = 1_000_000;
  private static final int BLOCK_DIGITS = 3;

  /** What is counted by. */
  enum By {
    /** Where the request came from. */
    REMOTE,
    /** The address or number. */
    ADDRESS,
    /** The thousand numbers in a row that a number is of: who earns by texts holds many such. */
    BLOCK,
    /** The medium alone. */
    MEDIUM
  }

  static Limit read(SettingsFile file, String name, By by, int burst, int daily) {
    int most = file.number(name + ".burst", 0, MOST, burst);
    int aDay = file.number(name + ".daily", 1, MOST, daily);
    return new Limit(name, by, most, Duration.ofDays(1).dividedBy(aDay));
  }

  /** What a message is counted under. */
  String key(String medium, String to, String remoteAddress) {
    return switch (by) {
      case REMOTE -> Neighbourhood.of(remoteAddress);
      case ADDRESS -> medium + " " + to;
      case BLOCK -> to.substring(0, Math.max(0, to.length() - BLOCK_DIGITS));
      case MEDIUM -> medium;
    };
  }
}
