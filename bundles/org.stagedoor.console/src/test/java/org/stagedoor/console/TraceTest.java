package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraceTest {
  @Test
  void namesTheInnermostCause() {
    assertEquals(
        "the key is broken",
        Trace.reason(
            "java.lang.IllegalStateException: no\n\tat a.B\n"
                + "Caused by: java.io.IOException: the key is broken\n\tat c.D",
            ""));
  }

  @Test
  void prefersTheLineThatNamesTheFile() {
    assertEquals(
        "org.x: port must be 0 to 9, is a",
        Trace.reason(
            "org.stagedoor.api.config.SettingException: org.x: port must be 0 to 9, is a\n"
                + "Caused by: java.lang.NumberFormatException: For input string: a",
            "org.x"));
  }

  @Test
  void isNeverAtALoss() {
    assertEquals("no reason is known", Trace.reason("", "org.x"));
  }
}
