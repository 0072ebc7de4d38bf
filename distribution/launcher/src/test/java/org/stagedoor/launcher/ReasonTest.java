package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void theInnermostCauseIsTold() {
    Exception failure = new IllegalStateException("outer", new IOException("disk full\nreally"));

    assertEquals("disk full", Reason.of(failure));
  }

  @Test
  void whatSaysNothingIsNamedByItsClass() {
    assertEquals("IOException", Reason.of(new IOException()));
  }

  @Test
  void filesThatMayNotBeUsedAreToldInWords() {
    assertEquals("permission denied", Reason.of(new AccessDeniedException("/data")));
  }

  @Test
  void theInnermostCauseOfAPrintedTraceIsTold() {
    String trace =
        """
        java.lang.reflect.InvocationTargetException
        \tat java.base/a.b.C.d(C.java:1)
        Caused by: java.lang.IllegalArgumentException: org.stagedoor.store: url must be a URL
        \tat a.b.C.e(C.java:2)
        \t... 3 more
        """;

    assertEquals("org.stagedoor.store: url must be a URL", Reason.ofTrace(trace, ""));
  }

  @Test
  void ofAPrintedTraceTheRefusalOfASettingIsTold() {
    String trace =
        """
        java.lang.IllegalStateException: org.stagedoor.store: url: it is away
        \tat a.b.C.e(C.java:2)
        Caused by: java.lang.ClassNotFoundException: x.Y not found by org.stagedoor.store.jdbc [28]
        \t... 3 more
        """;

    assertEquals(
        "org.stagedoor.store: url: it is away", Reason.ofTrace(trace, "org.stagedoor.store"));
  }

  /** Its file is named by the operator's word, its PID by Configuration Admin's. */
  @Test
  void theRefusalOfAFactorysSettingIsOneLine() {
    String trace =
        """
        java.lang.reflect.InvocationTargetException
        \tat a.b.C.d(C.java:1)
        Caused by: org.stagedoor.api.config.SettingException: org.x-house.cfg: id must be there
        \t... 3 more
        """;

    Failure failure = new Failure("org.x.Provider", "org.x.5f0c", trace, false);

    assertEquals("org.x-house.cfg: id must be there", failure.line());
    assertTrue(failure.setting());
  }
}
