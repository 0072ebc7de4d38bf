package org.stagedoor.core.protocol;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/** An attempt through the registry, beside a direct call of the same stage. */
@State(Scope.Benchmark)
public class DispatchBenchmark {
  private static final String TYPE = "org.example.bench";

  private final Stagehand stages = new Stagehand();
  private final Attempt attempt = Quiet.of(Attempt.class);

  /** Not final, so that the compiler does not know the class of who is called. */
  private volatile Stage stage = new Passing();

  /** Installs the stage, as one that does not block and has room for all threads. */
  public DispatchBenchmark() {
    stages.install(TYPE, Map.of("stagedoor.blocking", false, "stagedoor.concurrency", 64), stage);
  }

  private static final class Passing implements Stage {
    private static final Outcome PASSED = Outcome.passed();

    @Override
    public Outcome attempt(Attempt attempt) {
      return PASSED;
    }
  }

  /** Stops the registry. */
  @TearDown
  public void close() {
    stages.close();
  }

  /** A direct call. */
  @Benchmark
  public Outcome direct() {
    return stage.attempt(attempt);
  }

  /** Through the registry. */
  @Benchmark
  public Outcome dispatched() {
    return stages.services().call(TYPE, one -> one.attempt(attempt));
  }
}
