package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Flow;

class ConfiguredFlowsTest {
  private final ConfiguredFlows flows = new ConfiguredFlows();

  private List<Flow> register() {
    return flows.flows("register", Optional.empty());
  }

  @SuppressWarnings("JdkObsolete") // Configuration Admin hands over a Dictionary.
  private void configure(Map<String, String> values) {
    flows.updated(new Hashtable<>(values));
  }

  private static Flow flow(String... stages) {
    return new Flow(List.of(stages));
  }

  @Test
  void withoutAFileTheBuiltInFlowsAreInForce() {
    flows.updated(null);
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
  void aMistakeOrALostFileLeavesTheLastGoodFlows() {
    configure(Map.of("register", "a"));
    for (String wrong : List.of("", "|", "a |", "a a", "a$", "x ".repeat(17))) {
      configure(Map.of("register", wrong));
      assertEquals(List.of(flow("a")), register(), wrong);
    }
    flows.updated(null);
    assertEquals(List.of(flow("a")), register());
  }

  @Test
  void aMistakeAtTheStartOffersNothingRatherThanTooMuch() {
    configure(Map.of("register", "a", "order", "sloppy"));
    assertTrue(register().isEmpty());
    configure(Map.of("register", "a"));
    assertEquals(List.of(flow("a")), register());
  }
}
