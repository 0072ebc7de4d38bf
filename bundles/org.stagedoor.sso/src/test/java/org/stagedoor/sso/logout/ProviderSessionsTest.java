package org.stagedoor.sso.logout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.sso.fake.Bench;

/** Sessions at providers. */
class ProviderSessionsTest {
  private static final UserId ALICE = new UserId("alice", "example.org");

  private final Bench bench = new Bench();
  private final ProviderSessions sessions =
      new ProviderSessions(bench.bundleData, bench.userData, bench.transactions);

  @Test
  void anEndIsToldOnceAndOfTheRightProvider() {
    sessions.began(ALICE, "one", "x");
    assertEquals(Optional.empty(), sessions.ended("two", "x"));
    assertEquals(Optional.of(ALICE), sessions.ended("one", "x"));
    assertEquals(Optional.empty(), sessions.ended("one", "x"));
  }

  @Test
  void theLatestAreKept() {
    for (int i = 0; i <= 20; i++) {
      sessions.began(ALICE, "one", "s" + i);
    }
    assertEquals(20, bench.bundleData.names("org.stagedoor.sso/session/", "", 100).size());
    assertEquals(Optional.empty(), sessions.ended("one", "s0"));
    assertEquals(Optional.of(ALICE), sessions.ended("one", "s1"));
  }
}
