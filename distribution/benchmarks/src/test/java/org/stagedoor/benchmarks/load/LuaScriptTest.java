package org.stagedoor.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LuaScriptTest {
  private static String script(Step... steps) {
    return new LuaScript(
            new Scenario("id", "what", List.of(steps), List.of("pick \"one\"")), "localhost:1")
        .text();
  }

  @Test
  void whatIsAlwaysTheSameIsMadeOnce() {
    String script = script(Step.post("/register", "{}", 401));
    assertTrue(script.contains("function request() return text end"), script);
    assertTrue(script.contains("Content-Length: 2\\r\\n\\r\\n{}\""), script);
    assertFalse(script.contains("function response"), script);
  }

  @Test
  void placeholdersAreFilledAtEachRequest() {
    String script = script(Step.login("{pick}"));
    assertTrue(script.contains("\\\"user\\\":\\\"\" .. pick .. \"\\\""), script);
    assertTrue(script.contains("picks = {\"pick \\\"one\\\"\", }"), script);
    assertFalse(script.contains("function response"), script);
  }

  @Test
  void severalStepsLookAtTheAnswers() {
    String script =
        script(
            Step.post("/register", "{}", 401),
            Step.post("/register", "{'auth':{'session':'{session}'}}", 200));
    assertTrue(script.contains("function response"), script);
    assertTrue(script.contains("\" .. session .. \""), script);
    assertTrue(script.contains("X-Step: 1"), script);
  }
}
