package org.stagedoor.benchmarks.load;

import java.net.URI;
import java.time.Duration;

/** Clients of which each begins its next session when the one before is over. */
public interface Generator {
  /** What it is. */
  String name();

  /**
   * Goes through a scenario for some time, with so many clients at once.
   *
   * @throws IllegalStateException if an answer is not as it must be
   */
  Sent run(URI address, Scenario scenario, int clients, Duration time) throws Exception;

  /**
   * What was done.
   *
   * @param sessions how often the scenario was gone through
   * @param seconds in how much time
   */
  record Sent(double sessions, double seconds) {
    /** How often a second. */
    public double perSecond() {
      return sessions / seconds;
    }
  }

  /** wrk, which takes less from the server's processors, or our own where there is none. */
  static Generator best() {
    return Wrk.find().<Generator>map(wrk -> wrk).orElseGet(ClosedLoop::new);
  }
}
