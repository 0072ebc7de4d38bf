package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Sessions;

@Contract
class CleanerTest {
  private static final Duration DIFFERENCE = Duration.ofMinutes(5);
  private static final Instant PAST = NOW.plusSeconds(60);

  private static void clean(TestStore store, Instant now) {
    Cleaner cleaner = new Cleaner(store.database(), InstantSource.fixed(now));
    cleaner.clean();
    cleaner.close();
  }

  private static long rows(TestStore store, String table) {
    return store
        .database()
        .find("select count(*) from " + table, row -> row.getLong(1))
        .orElseThrow();
  }

  @Test
  void removesWhatIsPast(TestStore store) {
    for (int i = 0; i < 1201; i++) {
      store.nonces().bind("n" + i, "o", PAST, NOW);
    }
    store.nonces().bind("kept", "o", PAST.plusMillis(1), NOW);
    store.accounts().hold(new UserId("a", "example.org"), "s1", PAST, NOW);
    store.accounts().hold(new UserId("b", "example.org"), "s2", PAST.plusMillis(1), NOW);
    store.counters().add("a", Duration.ofSeconds(60), NOW);
    store.counters().add("b", Duration.ofSeconds(61), NOW);
    store.sessions().save(new Sessions.Row("s", 1, "{}", null, PAST));
    clean(store, PAST.plus(DIFFERENCE).minusMillis(1));
    assertEquals(1202, rows(store, "nonce"), "another node's clock may be behind");
    clean(store, PAST.plus(DIFFERENCE));
    assertEquals(1, rows(store, "nonce"));
    assertEquals(1, rows(store, "name_hold"));
    assertEquals(1, rows(store, "counter"));
    assertEquals(1, rows(store, "session"));
  }

  @Test
  void keepsTokensThatStillSaySomething(TestStore store) {
    UserId user = store.user("alice");
    SqlTokens tokens = store.tokens();
    Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
    tokens.issue(user, Optional.empty(), minute, false, NOW);
    tokens.issue(user, Optional.empty(), minute, true, NOW);
    tokens.issue(user, Optional.empty(), Optional.empty(), false, NOW);
    clean(store, PAST.plusSeconds(1));
    assertEquals(3, rows(store, "token"));
    clean(store, PAST.plus(Duration.ofDays(30)));
    assertEquals(2, rows(store, "token"));
  }
}
