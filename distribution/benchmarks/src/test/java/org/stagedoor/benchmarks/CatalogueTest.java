package org.stagedoor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.benchmarks.load.ClosedLoop;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue(new ClosedLoop());

  @Test
  void nothingIsAllWithoutWhatTakesLong() {
    assertEquals(catalogue.chosen("all").keySet(), catalogue.chosen(" ").keySet());
    assertTrue(catalogue.chosen("").keySet().containsAll(Set.of("http", "engine", "memory")));
    assertFalse(catalogue.chosen("").containsKey("soak"));
  }

  @Test
  void namesChoose() {
    assertEquals(Set.of("start", "soak"), catalogue.chosen("soak, start").keySet());
  }

  @Test
  void aWrongNameIsToldWithTheRightOnes() {
    String told =
        assertThrows(IllegalArgumentException.class, () -> catalogue.chosen("htpp")).toString();
    assertTrue(told.contains("htpp") && told.contains("http"), told);
  }
}
