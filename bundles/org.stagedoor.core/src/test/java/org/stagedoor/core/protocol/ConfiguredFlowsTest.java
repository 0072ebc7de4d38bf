package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.flow.Flow;

class ConfiguredFlowsTest {
  private final ConfiguredFlows flows = new ConfiguredFlows(Map.of());

  private List<Flow> register() {
    return flows.flows("register", Optional.empty());
  }

  private void configure(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("service.pid", ConfiguredFlows.PID);
    flows.update(all);
  }

  /** For those without an access token. */
  private boolean written(String operation) {
    return flows.written(new Audience(operation, Optional.empty(), true));
  }

  private static Flow flow(String... stages) {
    return new Flow(List.of(stages));
  }

  @Test
  void withoutAFileTheBuiltInFlowsAreInForce() {
    flows.update(Map.of());
    assertEquals(List.of(flow("m.login.dummy")), register());
  }

  @Test
  void flowsAreReadFromText() {
    configure(Map.of("register", "a b | c", "password.anonymous", "d"));
    assertEquals(List.of(flow("a", "b"), flow("c")), register());
    assertEquals(List.of(flow("d")), flows.flows("password", Optional.empty()));
    assertEquals(
        flows.flows("other", Optional.of(Bed.ALICE)),
        flows.flows("password", Optional.of(Bed.ALICE)));
  }

  @Test
  void withoutATokenOneProofIsBuiltInForPasswordsAndNoneForTheEndOfAnAccount() {
    assertEquals(
        List.of(flow("m.login.email.identity")), flows.flows("password", Optional.empty()));
    configure(Map.of("default", "a", "deactivate", "b"));
    assertEquals(List.of(), flows.flows("deactivate", Optional.empty()));
    assertEquals(List.of(flow("b")), flows.flows("deactivate", Optional.of(Bed.ALICE)));
    configure(Map.of("deactivate.anonymous", "c"));
    assertEquals(List.of(flow("c")), flows.flows("deactivate", Optional.empty()));
  }

  @Test
  void aQuestionMarkMakesAStageConditional() {
    configure(Map.of("register", "a b? | c"));
    assertEquals(List.of(new Flow(List.of("a", "b"), Set.of("b")), flow("c")), register());
    assertEquals("a b?", register().get(0).text());
  }

  @Test
  void aMistakeOrALostFileLeavesTheLastGoodFlows() {
    configure(Map.of("register", "a"));
    for (String wrong :
        List.of("|", "a |", "a a", "a a?", "a?", "a ?", "a??", "a$", "x ".repeat(17))) {
      configure(Map.of("register", wrong));
      assertEquals(List.of(flow("a")), register(), wrong);
    }
    flows.update(Map.of());
    assertEquals(List.of(flow("a")), register());
  }

  @Test
  void aMistakeAtTheStartIsRefused() {
    String refusal =
        assertThrows(
                SettingException.class,
                () -> new ConfiguredFlows(Map.of("register", "a", "order", "sloppy")))
            .getMessage();
    assertEquals("org.stagedoor.flows: order must be strict or any, not \"sloppy\"", refusal);
  }

  @Test
  void tellsWhichOperationsAreNamed() {
    configure(Map.of("register", "a", "password.anonymous", "b", "default", "c", "order", "any"));
    assertEquals(Set.of("register", "password"), flows.operations());
    assertTrue(flows.anyOrder());
    assertTrue(written("password"));
    assertTrue(written("other"), "by default");
  }

  @Test
  void tellsWhatIsBuiltIn() {
    assertFalse(written("password"));
    configure(Map.of("default", "a"));
    assertFalse(written("password"), "for those without a token");
    assertTrue(written("other"));
  }
}
