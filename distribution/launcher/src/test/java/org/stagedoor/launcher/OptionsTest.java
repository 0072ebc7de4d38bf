package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFallback() throws StartException {
    Map<String, String> environment = Map.of("STAGEDOOR_PORT", "1", "STAGEDOOR_HOST", "::1");

    Options options = Options.parse(List.of("--port", "2"), environment);

    assertEquals("2", options.value(Option.PORT));
    assertEquals("::1", options.value(Option.HOST));
    assertEquals("localhost", options.value(Option.SERVER_NAME));
  }

  @Test
  void aValueMayStandBehindAnEqualsSign() throws StartException {
    Options options = Options.parse(List.of("--server-name=example.org"), Map.of());

    assertEquals("example.org", options.value(Option.SERVER_NAME));
  }

  @Test
  void messagesNameWhereAValueWasSet() throws StartException {
    Options options =
        Options.parse(List.of("--port=2"), Map.of("STAGEDOOR_PORT", "1", "STAGEDOOR_HOST", "x"));

    assertEquals("--port", options.origin(Option.PORT));
    assertEquals("STAGEDOOR_HOST", options.origin(Option.HOST));
    assertEquals("--data", options.origin(Option.DATA));
  }

  @Test
  void anUnknownFlagAndAMissingValueAreRefused() {
    assertEquals("unknown option --prot; see --help", refusal("--prot", "8008"));
    assertEquals("unknown option 8008; see --help", refusal("8008"));
    assertEquals("--port needs a value", refusal("--port"));
  }

  @Test
  void theHelpNamesEveryOption() {
    String help = Help.text();
    for (Option option : Option.values()) {
      assertTrue(help.contains("\n  " + option.flag() + " "), help);
      assertTrue(help.contains(" " + option.variable() + " "), help);
    }
  }

  private static String refusal(String... arguments) {
    return assertThrows(StartException.class, () -> Options.parse(List.of(arguments), Map.of()))
        .reasons()
        .get(0);
  }
}
