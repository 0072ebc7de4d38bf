package org.stagedoor.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Findings;
import org.stagedoor.benchmarks.figures.Sense;
import org.stagedoor.benchmarks.statistics.Change.Verdict;

class ComparisonTest {
  private static Comparison compared(Findings before, Findings after) {
    return Comparison.of(List.of(before), List.of(after));
  }

  @Test
  void aSlowerMachineIsNoRegression() {
    Comparison comparison = compared(MadeUp.rates(8000, 10_000), MadeUp.rates(4000, 5000));
    assertEquals(0.5, comparison.drift().median(), 1e-9);
    assertEquals(0, comparison.worse(), comparison.markdown());
  }

  @Test
  void aSlowerServerOnTheSameMachineIsOne() {
    Comparison comparison = compared(MadeUp.rates(8000, 10_000), MadeUp.rates(6000, 10_000));
    assertTrue(comparison.worse() > 0);
    assertTrue(comparison.markdown().contains("**worse**"), comparison.markdown());
  }

  @Test
  void aServerThatGainsLessThanTheMachineIsOne() {
    assertTrue(compared(MadeUp.rates(8000, 10_000), MadeUp.rates(9000, 20_000)).worse() > 0);
  }

  @Test
  void whatIsCountedIsJudgedMoreStrictlyThanWhatIsTimed() {
    Findings before = MadeUp.findings(MadeUp.figure("a", "B", Sense.LOWER, 1000));
    Findings after = MadeUp.findings(MadeUp.figure("a", "B", Sense.LOWER, 1100));
    assertEquals(1, compared(before, after).worse());
    Findings timedBefore = MadeUp.findings(MadeUp.figure("a", "ms", Sense.LOWER, 1000));
    Findings timedAfter = MadeUp.findings(MadeUp.figure("a", "ms", Sense.LOWER, 1100));
    assertEquals(0, compared(timedBefore, timedAfter).worse());
  }

  @Test
  void whatOnlyOneRunHasAndWhatMeansNothingIsLeftOut() {
    Findings before =
        MadeUp.findings(
            MadeUp.figure("gone", "s", Sense.LOWER, 1), MadeUp.figure("told", "s", Sense.NONE, 1));
    Findings after =
        MadeUp.findings(
            MadeUp.figure("new", "s", Sense.LOWER, 1), MadeUp.figure("told", "s", Sense.NONE, 9));
    assertEquals(List.of(), compared(before, after).rows());
  }

  @Test
  void eachIsCorrectedByItsOwnBareHandler() {
    Findings before =
        MadeUp.findings(
            bare("a.bare", "/s", 1000),
            bare("a.bare.cpu", "ms", 1),
            rate("a.rate", 500),
            bare("b.bare", "/s", 1000),
            rate("b.rate", 500));
    Findings after =
        MadeUp.findings(
            bare("a.bare", "/s", 500),
            bare("a.bare.cpu", "ms", 1),
            rate("a.rate", 250),
            bare("b.bare", "/s", 1000),
            rate("b.rate", 250));
    Comparison comparison = compared(before, after);
    assertEquals(1, comparison.worse(), comparison.markdown());
    assertEquals("b.rate", comparison.rows().get(0).after().id());
  }

  private static Figure bare(String id, String unit, double value) {
    return MadeUp.figure(id, unit, Sense.MACHINE, MadeUp.around(value));
  }

  private static Figure rate(String id, double value) {
    return MadeUp.figure(id, "/s", Sense.HIGHER, MadeUp.around(value));
  }

  @Test
  void withoutBareHandlersNothingIsCorrected() {
    Comparison comparison =
        compared(MadeUp.findings(rate("a.rate", 500)), MadeUp.findings(rate("a.rate", 400)));
    assertTrue(comparison.markdown().contains("nothing is corrected"), comparison.markdown());
    assertEquals(1, comparison.worse());
  }

  @Test
  void anotherMachineIsTold() {
    Findings there = MadeUp.rates(8000, 10_000);
    Findings here =
        new Findings("http", 1, MadeUp.circumstances("Xeon"), there.figures(), List.of());
    Comparison comparison = compared(there, here);
    assertFalse(comparison.sameMachine());
    assertTrue(comparison.markdown().contains("not the same"));
    assertEquals(Verdict.NOISE, comparison.rows().get(0).change().verdict());
  }
}
