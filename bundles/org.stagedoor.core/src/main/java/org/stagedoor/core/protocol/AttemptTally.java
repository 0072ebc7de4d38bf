package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.report.StageReport.Attempts;
import org.stagedoor.api.stage.Outcome;

/** Counts what becomes of the attempts at one auth type. Any thread. */
final class AttemptTally {
  private static final int ACCIDENTS = 500;

  private final LongAdder passed = new LongAdder();
  private final LongAdder ongoing = new LongAdder();
  private final LongAdder denied = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Latencies latencies = new Latencies();

  /** Makes an attempt and counts it, whatever it comes to. */
  Outcome counted(Supplier<Outcome> attempt) {
    long start = System.nanoTime();
    LongAdder result = failed;
    try {
      Outcome outcome = attempt.get();
      result =
          outcome instanceof Outcome.Passed
              ? passed
              : outcome instanceof Outcome.Ongoing ? ongoing : denied;
      return outcome;
    } catch (MatrixException e) {
      result = e.status() < ACCIDENTS ? denied : failed;
      throw e;
    } finally {
      result.increment();
      latencies.add(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  Attempts now() {
    return new Attempts(
        passed.sum(),
        ongoing.sum(),
        denied.sum(),
        failed.sum(),
        latencies.quantile(0.5),
        latencies.quantile(0.99));
  }
}
