package org.stagedoor.validation.session;

import java.time.Duration;
import java.util.Optional;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Neighbourhood;

/**
 * How many messages are sent.
 *
 * @param name of the setting
 * @param by what is counted by
 * @param burst how many in a row; 0 for any number
 * @param drainOne how long until there is room for another
 * @param reserved how many of the burst are for the privileged alone
 */
record Limit(String name, By by, int burst, Duration drainOne, int reserved) {
  private static final int MOST = 1_000_000;
  private static final int MOST_RESERVED = 90;
  private static final int BLOCK_DIGITS = 3;

  /** What is counted by. */
  enum By {
    /** Where the request came from. */
    REMOTE,
    /** The site of IPv6 that it came from; of which a /64 is a small part. */
    SITE,
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
    return new Limit(name, by, most, Duration.ofDays(1).dividedBy(aDay), 0);
  }

  /** The same, of which the setting {@code <name>.reserve} keeps some percent. */
  Limit reserving(SettingsFile file, int percent) {
    long kept = file.number(name + ".reserve", 0, MOST_RESERVED, percent);
    return new Limit(name, by, burst, drainOne, (int) (kept * burst / 100));
  }

  /** How many in a row there are for a message. */
  int room(Count count) {
    return count.privileged() ? burst : burst - reserved;
  }

  /** What a message is counted under; empty if it is not. */
  Optional<String> key(Count count) {
    String to = count.to();
    return switch (by) {
      case REMOTE -> Optional.of(Neighbourhood.of(count.from()));
      case SITE -> Neighbourhood.site(count.from());
      case ADDRESS -> Optional.of(count.medium() + " " + to + " " + count.standing());
      case BLOCK ->
          Optional.of(
              to.substring(0, Math.max(0, to.length() - BLOCK_DIGITS)) + " " + count.standing());
      case MEDIUM -> Optional.of(count.medium());
    };
  }
}
