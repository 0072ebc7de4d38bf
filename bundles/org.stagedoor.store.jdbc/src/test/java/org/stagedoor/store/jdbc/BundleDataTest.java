package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.json.Dict;

@Contract
class BundleDataTest {
  @Test
  void keepsOneObjectAName(TestStore store) {
    BundleData data = store.bundleData();
    assertEquals(Optional.empty(), data.get("b/x"));
    assertEquals(Dict.of("v", 1), data.update("b/x", kept -> kept.with("v", 1)));
    assertEquals(Dict.of("v", 1, "w", 2), data.update("b/x", kept -> kept.with("w", 2)));
    assertEquals(Optional.of(Dict.of("v", 1, "w", 2)), data.get("b/x"));
    assertEquals(Dict.EMPTY, data.update("b/x", kept -> Dict.EMPTY));
    assertEquals(Optional.empty(), data.get("b/x"));
    assertEquals(Dict.EMPTY, data.update("b/x", kept -> Dict.EMPTY));
  }

  @Test
  void listsNamesInTheirOrder(TestStore store) {
    BundleData data = store.bundleData();
    for (String name : List.of("b/2", "b/10", "b/B", "b/a", "c/1", "b")) {
      data.update(name, kept -> kept.with("v", 1));
    }
    assertEquals(List.of("b/10", "b/2"), data.names("b/", "", 2));
    assertEquals(List.of("b/B", "b/a"), data.names("b/", "b/2", 1000));
    assertEquals(List.of(), data.names("b/%", "", 1000));
    assertThrows(IllegalArgumentException.class, () -> data.names("b/", "", 0));
  }

  @Test
  void losesNoChangeOfTwoHundredAtOnce(TestStore store)
      throws InterruptedException, ExecutionException {
    BundleData data = store.bundleData();
    Race.of(200, number -> data.update("b/x", kept -> kept.with("k" + number, 1)));
    assertEquals(200, data.get("b/x").orElseThrow().keys().size());
  }

  @Test
  void hasItsLimits(TestStore store) {
    BundleData data = store.bundleData();
    assertThrows(
        IllegalArgumentException.class,
        () -> data.update("b/x", kept -> kept.with("v", "x".repeat(65_536))));
    assertThrows(
        IllegalArgumentException.class,
        () -> data.update("n".repeat(129), kept -> kept.with("v", 1)));
  }
}
