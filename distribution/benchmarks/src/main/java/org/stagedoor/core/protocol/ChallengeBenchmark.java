package org.stagedoor.core.protocol;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stagedoor.api.json.Dict;

/** A challenge from call to answer, and with the answer's text, for few and for many flows. */
@State(Scope.Benchmark)
public class ChallengeBenchmark {
  /** How many stages are installed, and how many flows are offered. */
  @Param({"1x1", "50x200"})
  public String size = "1x1";

  private EngineBed bed = new EngineBed(1, 1);

  /** Puts the engine together. */
  @Setup
  public void open() {
    bed.close();
    String[] numbers = size.split("x", 2);
    bed = new EngineBed(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /** Ends it. */
  @TearDown
  public void close() {
    bed.close();
  }

  /** The challenge. */
  @Benchmark
  public Dict challenge() {
    return bed.challenge();
  }

  /** The challenge and its JSON. */
  @Benchmark
  public String written() {
    return bed.json().write(bed.challenge());
  }
}
