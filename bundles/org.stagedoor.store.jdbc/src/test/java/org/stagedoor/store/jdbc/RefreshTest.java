package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

@Contract
class RefreshTest {
  private final Chain chain;

  RefreshTest(TestStore store) {
    UserId user = store.user("alice");
    store.devices().open(user, "A", Optional.empty(), NOW);
    this.chain = new Chain(store.tokens(), user);
  }

  private record Chain(SqlTokens tokens, UserId user) {
    Tokens.Issued first() {
      return tokens.issue(user, Optional.of("A"), Optional.of(Duration.ofMinutes(5)), true, NOW);
    }

    Optional<Tokens.Issued> refresh(Tokens.Issued from) {
      return tokens.refresh(
          from.refreshToken().orElseThrow(), Optional.of(Duration.ofMinutes(5)), NOW);
    }

    boolean use(Tokens.Issued pair) {
      return tokens.resolve(pair.accessToken(), NOW).isPresent();
    }
  }

  @Test
  void keepsUserAndDevice() {
    Tokens.Issued next = chain.refresh(chain.first()).orElseThrow();
    Tokens.Bearer bearer = chain.tokens().resolve(next.accessToken(), NOW).orElseThrow();
    assertEquals(chain.user(), bearer.account().user());
    assertEquals(Optional.of("A"), bearer.deviceId());
    assertEquals(Optional.of(NOW.plusSeconds(300)), bearer.expires());
  }

  @Test
  void leavesTheOldPairUntilTheNewIsUsed() {
    Tokens.Issued first = chain.first();
    Tokens.Issued next = chain.refresh(first).orElseThrow();
    assertTrue(chain.use(first));
    assertTrue(chain.use(next));
    assertTrue(!chain.use(first));
    assertTrue(chain.use(next));
  }

  @Test
  void mayBeAskedAgainWhenTheAnswerWasLost() {
    Tokens.Issued first = chain.first();
    Tokens.Issued lost = chain.refresh(first).orElseThrow();
    Tokens.Issued next = chain.refresh(first).orElseThrow();
    assertTrue(chain.use(next));
    assertTrue(!chain.use(lost));
    assertTrue(!chain.use(first));
  }

  @Test
  void endsTheOldPairWhenTheNewRefreshTokenIsUsed() {
    Tokens.Issued first = chain.first();
    Tokens.Issued second = chain.refresh(first).orElseThrow();
    Tokens.Issued third = chain.refresh(second).orElseThrow();
    assertTrue(!chain.use(first));
    assertTrue(chain.use(second));
    assertTrue(chain.use(third));
    assertTrue(!chain.use(second));
  }

  @Test
  void revokesTheFamilyAtTheReplayOfADeadOne() {
    Tokens.Issued first = chain.first();
    Tokens.Issued other = chain.first();
    Tokens.Issued second = chain.refresh(first).orElseThrow();
    assertTrue(chain.use(second));
    Tokens.Issued third = chain.refresh(second).orElseThrow();
    assertEquals(Optional.empty(), chain.refresh(first));
    assertTrue(!chain.use(second));
    assertTrue(!chain.use(third));
    assertEquals(Optional.empty(), chain.refresh(third));
    assertTrue(chain.use(other));
  }

  @Test
  void revokesTheFamilyHoweverOldTheReplayIs() {
    Tokens.Issued first = chain.first();
    Tokens.Issued latest = first;
    for (int i = 0; i < 10; i++) {
      latest = chain.refresh(latest).orElseThrow();
    }
    assertTrue(chain.use(latest));
    assertEquals(Optional.empty(), chain.refresh(first));
    assertTrue(!chain.use(latest));
  }

  @Test
  void lastsBeyondTheAccessToken() {
    Tokens.Issued first = chain.first();
    assertTrue(
        chain
            .tokens()
            .refresh(first.refreshToken().orElseThrow(), Optional.empty(), NOW.plusSeconds(86_400))
            .isPresent());
  }

  @Test
  void lets100AtOnceHaveAPairEachOfWhichOneSurvives()
      throws InterruptedException, ExecutionException {
    Tokens.Issued first = chain.first();
    List<Tokens.Issued> pairs = Race.of(100, number -> chain.refresh(first).orElseThrow());
    List<Boolean> used = Race.of(100, number -> chain.use(pairs.get(number)));
    assertTrue(used.contains(true));
    assertEquals(1, pairs.stream().filter(chain::use).count());
  }
}
