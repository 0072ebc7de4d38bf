package org.stagedoor.benchmarks.figures;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Under which something was measured.
 *
 * @param date when, in UTC
 * @param commit which version of the source; with a plus sign at its end if files differ from it
 * @param java the JDK, of clients and servers
 * @param system the operating system
 * @param processor the processor's model
 * @param cores how many there are, shared by servers and load generator
 * @param memoryMiB how much there is
 * @param generator what made the load
 * @param plan how long and how often was measured; null, or empty, if nobody noted it
 * @param busy which share of the processors others took before the first benchmark, 0 to 1
 * @param loadBefore the load average just before
 * @param loadAfter the load average just after
 */
public record Circumstances(
    String date,
    String commit,
    String java,
    String system,
    String processor,
    int cores,
    long memoryMiB,
    String generator,
    @Nullable String plan,
    double busy,
    double loadBefore,
    double loadAfter) {
  /** More than a machine that does nothing else ever shows. */
  private static final double MUCH = 0.1;

  /** Whether others had so much of the machine that figures mean little. */
  public boolean disturbed() {
    return busy > MUCH;
  }

  /** Whether the same was measured on the same: figures of two machines tell nothing. */
  public boolean sameMachine(Circumstances other) {
    return generator.equals(other.generator)
        && Objects.requireNonNullElse(plan, "").equals(Objects.requireNonNullElse(other.plan, ""))
        && processor.equals(other.processor)
        && cores == other.cores
        && system.equals(other.system)
        && java.equals(other.java);
  }

  /** The same at the end. */
  public Circumstances after(double load) {
    return new Circumstances(
        date,
        commit,
        java,
        system,
        processor,
        cores,
        memoryMiB,
        generator,
        plan,
        busy,
        loadBefore,
        load);
  }
}
