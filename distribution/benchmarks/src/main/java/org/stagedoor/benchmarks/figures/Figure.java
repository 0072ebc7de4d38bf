package org.stagedoor.benchmarks.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stagedoor.benchmarks.statistics.Samples;

/**
 * Something that was measured, several times where that makes sense; its value is the median.
 *
 * @param id its name for programs, which stays the same from run to run
 * @param what its name for people
 * @param unit the unit; empty for a ratio
 * @param sense what a change means
 * @param samples what was measured, in the order in which it was; never empty
 * @param target what is aimed at; null for nothing
 * @param remark how it was measured; may be empty
 */
public record Figure(
    String id,
    String what,
    String unit,
    Sense sense,
    List<Double> samples,
    @Nullable Target target,
    String remark) {
  /** Copies the samples, and refuses what is not a figure. */
  public Figure {
    samples = List.copyOf(samples);
    if (samples.isEmpty() || !samples.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(id + " has no samples, or odd ones: " + samples);
    }
  }

  /** One of which more is better. */
  public static Figure higher(String id, String what, String unit, Samples samples) {
    return new Figure(id, what, unit, Sense.HIGHER, samples.values(), null, "");
  }

  /** One of which less is better. */
  public static Figure lower(String id, String what, String unit, Samples samples) {
    return new Figure(id, what, unit, Sense.LOWER, samples.values(), null, "");
  }

  /** The same of which only one sample was taken. */
  public static Figure lower(String id, String what, String unit, double value) {
    return new Figure(id, what, unit, Sense.LOWER, List.of(value), null, "");
  }

  /** What a bare handler does, and so the machine. */
  public static Figure machine(String id, String what, String unit, Samples samples) {
    return new Figure(id, what, unit, Sense.MACHINE, samples.values(), null, "");
  }

  /** One for the record. */
  public static Figure plain(String id, String what, String unit, double value) {
    return new Figure(id, what, unit, Sense.NONE, List.of(value), null, "");
  }

  /** The same with a target. */
  public Figure aimingAt(Target aim) {
    return new Figure(id, what, unit, sense, samples, aim, remark);
  }

  /** The same with a remark. */
  public Figure remark(String text) {
    return new Figure(id, what, unit, sense, samples, target, text);
  }

  /** The median. */
  public double value() {
    return Samples.of(samples).median();
  }

  /** Whether the target is met; true if there is none. */
  public boolean met() {
    return target == null || target.metBy(value());
  }
}
