package org.stagedoor.benchmarks.figures;

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
    double loadBefore,
    double loadAfter) {
  /** Whether another machine measured: figures of two machines tell nothing of each other. */
  public boolean sameMachine(Circumstances other) {
    return processor.equals(other.processor)
        && cores == other.cores
        && system.equals(other.system)
        && java.equals(other.java);
  }

  /** The same at the end. */
  public Circumstances after(double load) {
    return new Circumstances(
        date, commit, java, system, processor, cores, memoryMiB, generator, loadBefore, load);
  }
}
