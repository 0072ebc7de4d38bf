package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

@Contract
class UserDataTest {
  @Test
  void keepsOneObjectAName(TestStore store) {
    UserId user = store.user("alice");
    assertEquals(Optional.empty(), store.userData().get(user, "terms"));
    assertEquals(
        Dict.of("v", "1"), store.userData().update(user, "terms", old -> old.with("v", "1")));
    store.userData().update(user, "terms/more", old -> old.with("v", "2"));
    assertEquals(
        Dict.of("v", "1", "w", "3"),
        store.userData().update(user, "terms", old -> old.with("w", "3")));
    assertEquals(Optional.of(Dict.of("v", "1", "w", "3")), store.userData().get(user, "terms"));
    assertEquals(Optional.of(Dict.of("v", "2")), store.userData().get(user, "terms/more"));
    assertEquals(Optional.empty(), store.userData().get(store.user("bob"), "terms"));
  }

  @Test
  void removesWhatIsEmpty(TestStore store) {
    UserId user = store.user("alice");
    store.userData().update(user, "x", old -> old.with("v", "1"));
    assertEquals(Dict.EMPTY, store.userData().update(user, "x", old -> Dict.EMPTY));
    assertEquals(Optional.empty(), store.userData().get(user, "x"));
    assertEquals(Dict.EMPTY, store.userData().update(user, "x", old -> Dict.EMPTY));
  }

  @Test
  void losesNoChange(TestStore store) throws InterruptedException, ExecutionException {
    UserId user = store.user("alice");
    List<Dict> all =
        Race.of(
            40, number -> store.userData().update(user, "x", old -> old.with("k" + number, "v")));
    assertEquals(40, all.size());
    assertEquals(40, store.userData().get(user, "x").orElseThrow().keys().size());
  }

  @Test
  void isSealedInItsPlace(TestStore store) {
    UserId user = store.user("alice");
    store.userData().update(user, "a", old -> old.with("word", "plaintext"));
    store.userData().update(user, "b", old -> old.with("word", "other"));
    byte[] sealed =
        store
            .database()
            .find("select content from user_data where name = 'a'", row -> row.getBytes(1))
            .orElseThrow();
    assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("plaintext"));
    store
        .database()
        .update(
            "update user_data set content ="
                + " (select content from user_data where name = 'b') where name = 'a'");
    assertThrows(IllegalStateException.class, () -> store.userData().get(user, "a"));
  }

  @Test
  void hasItsLimits(TestStore store) {
    UserId user = store.user("alice");
    assertThrows(
        IllegalArgumentException.class,
        () -> store.userData().update(user, "x", old -> old.with("v", "x".repeat(65_536))));
    assertThrows(
        IllegalArgumentException.class,
        () -> store.userData().update(user, "n".repeat(129), old -> old.with("v", "x")));
    assertEquals(Optional.empty(), store.userData().get(user, "x"));
  }
}
