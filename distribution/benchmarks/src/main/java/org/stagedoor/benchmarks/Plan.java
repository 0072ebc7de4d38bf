package org.stagedoor.benchmarks;

import java.time.Duration;

/**
 * How long and how often is measured.
 *
 * @param rounds how often each contender's turn comes
 * @param round how long a turn takes
 * @param warmUp how long each contender is asked before; up to six times as long while it still
 *     becomes quicker
 * @param steady how long requests come at a fixed rate
 * @param clients how many there are at once
 * @param starts how often the server is started
 * @param challenges how many challenges it answers before its memory is looked at
 * @param sessions how many sessions with progress are opened
 * @param soak how long it is asked in a row
 * @param forked whether the engine is measured in a JVM of its own
 */
public record Plan(
    int rounds,
    Duration round,
    Duration warmUp,
    Duration steady,
    int clients,
    int starts,
    int challenges,
    int sessions,
    Duration soak,
    boolean forked) {

  /** What the system properties say; {@code bench.rounds} and the like, see the README. */
  public static Plan ofProperties() {
    return new Plan(
        number("bench.rounds", 5),
        Duration.ofSeconds(number("bench.seconds", 2)),
        Duration.ofSeconds(number("bench.warmup", 10)),
        Duration.ofSeconds(number("bench.steady", 6)),
        number("bench.clients", 8),
        number("bench.starts", 10),
        number("bench.challenges", 1_000_000),
        number("bench.sessions", 20_000),
        Duration.ofMinutes(number("soak.minutes", 60)),
        true);
  }

  /** Just long enough to see that everything still works. */
  public static Plan glance() {
    Duration moment = Duration.ofMillis(100);
    return new Plan(1, moment, moment, moment, 2, 1, 200, 20, Duration.ofSeconds(1), false);
  }

  /** It, for people. */
  String words() {
    return "%d rounds of %d s, %d clients, %d s at a fixed rate"
        .formatted(rounds, round.toSeconds(), clients, steady.toSeconds());
  }

  private static int number(String name, int otherwise) {
    String text = System.getProperty(name, "").strip();
    try {
      int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(name + " must be a number from 1 on, not " + text);
  }
}
