package org.stagedoor.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

class AdministratorsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, Tokens.Bearer> bearers = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Administrators administrators =
      new Administrators(new Known(), this::guess, () -> NOW);

  private Guesses.Guess guess(Set<Guesses.Subject> subjects) {
    return new Guesses.Guess() {
      private boolean counts = true;

      @Override
      public void right() {
        counts = false;
      }

      @Override
      public void none() {
        counts = false;
      }

      @Override
      public void close() {
        if (counts) {
          subjects.forEach(one -> wrong.add(one.key()));
        }
      }
    };
  }

  private final class Known implements Tokens {
    @Override
    public Optional<Bearer> resolve(String accessToken, Instant now) {
      return Optional.ofNullable(bearers.get(accessToken));
    }

    @Override
    public Issued issue(
        UserId user,
        Optional<String> deviceId,
        Optional<Duration> lifetime,
        boolean refreshable,
        Instant now) {
      throw new AssertionError();
    }

    @Override
    public Optional<Issued> refresh(String refreshToken, Optional<Duration> lifetime, Instant now) {
      throw new AssertionError();
    }

    @Override
    public void revoke(String tokenId) {
      throw new AssertionError();
    }
  }

  private void token(String text, Account.Kind kind, Account.State state, Optional<Instant> end) {
    Account account = new Account(new UserId("alice", "example.org"), kind, state, true, NOW);
    bearers.put(text, new Tokens.Bearer(account, Optional.empty(), "id-" + text, end));
  }

  private boolean enters(String user, String token) {
    return administrators.find(new Credentials(user, token), "192.0.2.1").isPresent();
  }

  @Test
  void enterByTheirTokensWithTheirNamesOrWithout() {
    token("a", Account.Kind.ADMIN, Account.State.ACTIVE, Optional.empty());
    token("b", Account.Kind.ADMIN, Account.State.ACTIVE, Optional.of(NOW.plusSeconds(1)));
    assertEquals(true, enters("alice", "a"));
    assertEquals(true, enters("@Alice:example.org", "a"));
    assertEquals(true, enters("", "b"));
    assertEquals(List.of(), wrong);
  }

  @Test
  void areNobodyElse() {
    token("user", Account.Kind.USER, Account.State.ACTIVE, Optional.empty());
    token("locked", Account.Kind.ADMIN, Account.State.LOCKED, Optional.empty());
    token("old", Account.Kind.ADMIN, Account.State.ACTIVE, Optional.of(NOW));
    token("good", Account.Kind.ADMIN, Account.State.ACTIVE, Optional.empty());
    for (String token : List.of("user", "locked", "old", "unknown")) {
      assertEquals(false, enters("", token), token);
    }
    assertEquals(false, enters("bob", "good"));
    assertEquals(5, wrong.size());
  }
}
