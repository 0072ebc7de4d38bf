package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.PlainFelix;

/** The archive's index, read by the resolver that Felix is downloaded with. */
class PlainFelixIT {
  @RegisterExtension static final PlainFelix FELIX = new PlainFelix();

  @Test
  void theInstructionsDo() {
    FELIX.readme().commands("g! ").forEach(FELIX::type);
    Answer challenge =
        FELIX.client().await("/_matrix/client/v3/register", "{}", answer -> answer.status() == 401);

    assertEquals(List.of(List.of("m.login.dummy")), challenge.flows());
    assertFalse(FELIX.log().contains("Unsatisfied requirement"), FELIX::log);
  }
}
