package org.stagedoor.benchmarks.report;

import java.util.List;
import org.stagedoor.benchmarks.figures.Circumstances;
import org.stagedoor.benchmarks.figures.Curve;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.Sense;
import org.stagedoor.benchmarks.figures.Targets;

/** Findings of a run that never was. */
final class MadeUp {
  private MadeUp() {}

  static Circumstances circumstances(String processor) {
    return new Circumstances(
        "2026-01-01T00:00:00Z",
        "0123456789ab",
        "OpenJDK 17",
        "Linux 6.1",
        processor,
        2,
        24_000,
        "wrk",
        "5 rounds",
        0.01,
        0.1,
        2.3);
  }

  static Figure figure(String id, String unit, Sense sense, double... samples) {
    Figure plain =
        new Figure(
            id,
            "what " + id + " is",
            unit,
            sense,
            java.util.Arrays.stream(samples).boxed().toList(),
            null,
            "how");
    return Targets.of(id).map(plain::aimingAt).orElse(plain);
  }

  static Findings findings(Figure... figures) {
    return new Findings(
        "http",
        42,
        circumstances("EPYC"),
        List.of(figures),
        List.of(
            new Curve(
                "memory",
                "Memory <of> a \"server\" & co",
                "resident",
                "minutes",
                "MiB",
                List.of(new Curve.Point(0, 100), new Curve.Point(1, 120))),
            new Curve(
                "memory",
                "Memory",
                "heap",
                "minutes",
                "MiB",
                List.of(new Curve.Point(0, 20), new Curve.Point(1, 21)))));
  }

  static Findings rates(double ours, double bare) {
    return findings(
        figure("challenge.rate", "/s", Sense.HIGHER, around(ours)),
        figure("challenge.bare", "/s", Sense.MACHINE, around(bare)),
        figure("challenge.ratio", "", Sense.HIGHER, ours / bare));
  }

  static double[] around(double value) {
    return new double[] {value * 0.98, value * 0.99, value, value * 1.01, value * 1.02};
  }
}
