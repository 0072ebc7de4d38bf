package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;

class ModestTest {
  private static Dict deep(int depth) {
    Dict dict = Dict.EMPTY;
    for (int i = 1; i < depth; i++) {
      dict = Dict.of("a", dict);
    }
    return dict;
  }

  @Test
  void ordinaryParamsAre() {
    assertTrue(Modest.is(Dict.EMPTY, 10));
    assertTrue(
        Modest.is(Dict.of("public_key", "abc", "list", List.of(1, 2, Dict.of("a", "b"))), 40));
    assertTrue(Modest.is(deep(64), 1000));
  }

  @Test
  void whatIsDeepIsNot() {
    assertFalse(Modest.is(deep(65), 1000));
    assertFalse(Modest.is(deep(2_000), 1_000_000));
  }

  @Test
  void whatIsLargeIsNot() {
    assertFalse(Modest.is(Dict.of("a", "x".repeat(100)), 100));
    assertFalse(Modest.is(Dict.of("x".repeat(100), 1), 100));
    assertFalse(Modest.is(Dict.of("a", Collections.nCopies(100, 1)), 100));
  }
}
