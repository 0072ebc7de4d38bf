package org.stagedoor.sso.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.sso.fake.Bench;

/** Whose subject is which user. */
class LinksTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId BOB = new UserId("bob", "example.org");
  private static final Subject AT_ONE = new Subject("one", "s-1");
  private static final Subject AT_TWO = new Subject("two", "s-1");

  private final Links links = new Bench().links;
  private final List<String> done = new ArrayList<>();

  private UserId add(Subject subject, UserId user) {
    return links.add(subject, user, NOW, () -> done.add(user.localpart()));
  }

  @Test
  void aSubjectIsWhoseItFirstWas() {
    assertEquals(ALICE, add(AT_ONE, ALICE));
    assertEquals(ALICE, add(AT_ONE, BOB));
    assertEquals(ALICE, add(AT_ONE, ALICE));

    assertEquals(List.of("alice"), done);
    assertEquals(Optional.of(ALICE), links.user(AT_ONE));
    assertEquals(List.of(AT_ONE), links.of(ALICE));
    assertEquals(List.of(), links.of(BOB));
  }

  @Test
  void theSameNameElsewhereIsSomebodyElse() {
    add(AT_ONE, ALICE);
    assertEquals(Optional.empty(), links.user(AT_TWO));
    assertEquals(Optional.empty(), links.user(new Subject("one", "S-1")));

    add(AT_TWO, ALICE);
    assertEquals(List.of(AT_ONE, AT_TWO), links.of(ALICE));
  }

  @Test
  void whatIsPartedCanBeAnothers() {
    add(AT_ONE, ALICE);
    add(AT_TWO, ALICE);
    assertTrue(links.remove(AT_ONE));
    assertFalse(links.remove(AT_ONE));

    assertEquals(List.of(AT_TWO), links.of(ALICE));
    assertEquals(BOB, add(AT_ONE, BOB));
  }

  @Test
  void nobodyIsNoSubject() {
    assertThrows(IllegalArgumentException.class, () -> new Subject("one", ""));
    assertThrows(IllegalArgumentException.class, () -> new Subject("one", "x".repeat(513)));
  }
}
