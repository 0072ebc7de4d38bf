package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowReport;

class FlowsCommandTest {
  private final FlowsCommand command =
      new FlowsCommand(
          () ->
              List.of(
                  new FlowReport.Entry(
                      "register", new Flow(List.of("m.login.terms", "a.b")), Optional.empty()),
                  new FlowReport.Entry(
                      "password", new Flow(List.of("m.x")), Optional.of("no stage m.x"))));

  @Test
  void saysWhatIsOfferedAndWhatNot() {
    assertEquals(
        """
        register               m.login.terms a.b
        password               m.x   NOT OFFERED: no stage m.x""",
        command.flows());
  }

  @Test
  void takesNoArguments() {
    assertThrows(IllegalArgumentException.class, () -> command.flows("x"));
  }
}
