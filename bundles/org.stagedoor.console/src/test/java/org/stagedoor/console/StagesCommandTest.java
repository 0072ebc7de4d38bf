package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.report.StageReport.Attempts;
import org.stagedoor.api.report.StageReport.Entry;
import org.stagedoor.api.stage.Lack;

class StagesCommandTest {
  private static final Attempts SOME =
      new Attempts(12, 1, 3, 0, Duration.ofNanos(768_000), Duration.ofMillis(48));

  private static final Attempts NONE = new Attempts(0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

  private static Entry entry(String bundle, int ranking, boolean serving, Optional<Lack> lack) {
    return new Entry("m.x", bundle, "1.0.0", ranking, serving, Instant.EPOCH, 2, lack, SOME);
  }

  private static Entry untried() {
    return new Entry("m.y", "org.idle", "1.0.0", 0, true, Instant.EPOCH, 0, Optional.empty(), NONE);
  }

  @Test
  void showsATable() {
    StagesCommand command =
        new StagesCommand(
            () ->
                List.of(
                    entry("org.new", 5, true, Optional.of(new Lack("a relay", "(a=b)"))),
                    entry("org.older", 0, false, Optional.empty()),
                    untried()),
            () -> Instant.EPOCH.plusSeconds(200));
    assertEquals(
        """
        type   bundle      version   ranking   for     under way   passed   denied   failed   half within   99% within   state
        m.x    org.new     1.0.0     5         3 min   2           12       3        0        0.8 ms        48 ms        LACKS a relay
        m.x    org.older   1.0.0     0         3 min   2           12       3        0        0.8 ms        48 ms        SHADOWED by the one above
        m.y    org.idle    1.0.0     0         3 min   0           0        0        0        –             –            ok""",
        command.stages());
  }
}
