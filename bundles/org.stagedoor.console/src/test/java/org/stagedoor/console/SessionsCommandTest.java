package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.report.SessionReport.Oldest;
import org.stagedoor.api.report.SessionReport.Sessions;

class SessionsCommandTest {
  @Test
  void countsByOperation() {
    Sessions now =
        new Sessions(
            5,
            1,
            false,
            Map.of("register", 3L, "delete_device", 2L),
            Map.of("m.x", 2L),
            Optional.of(new Oldest("abc", Instant.EPOCH)));
    assertEquals(
        """
        5 with progress, 1 finished a moment ago
        there are more: these are the 1000 that end first
          delete_device: 2
          register: 3
          WAIT for m.x, which is gone: 2
        the oldest is abc, which ends at 1970-01-01T00:00:00Z""",
        new SessionsCommand(() -> now).sessions());
  }
}
