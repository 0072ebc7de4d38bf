package org.stagedoor.benchmarks.load;

import java.util.List;

/**
 * What a client does, again and again.
 *
 * @param id its name for programs
 * @param what its name for people
 * @param steps its requests, one after the other on one connection
 * @param picks what {@code {pick}} stands for in turn; may be empty
 */
public record Scenario(String id, String what, List<Step> steps, List<String> picks) {
  /** Tells a {@link BareHandler} which of several answers is due; the real server ignores it. */
  static final String STEP_HEADER = "X-Step";

  /** Copies the lists. */
  public Scenario {
    steps = List.copyOf(steps);
    picks = List.copyOf(picks);
  }

  /** One without picks. */
  public Scenario(String id, String what, Step... steps) {
    this(id, what, List.of(steps), List.of());
  }

  /** The same with picks. */
  public Scenario picking(List<String> values) {
    return new Scenario(id, what, steps, values);
  }

  /** The header lines that a step has beside the usual ones. */
  String headers(int step) {
    return steps.size() == 1 ? "" : STEP_HEADER + ": " + step + "\r\n";
  }

  /** Whether each request is the same. */
  boolean constant() {
    return steps.size() == 1 && steps.get(0).constant();
  }

  /** What {@code {pick}} stands for the n-th time. */
  String pick(long n) {
    return picks.isEmpty() ? "" : picks.get((int) (n % picks.size()));
  }
}
