package org.stagedoor.sso.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.fake.Bench;
import org.stagedoor.sso.fake.NamedAccounts;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.logout.ProviderSessions;
import org.stagedoor.sso.trip.Goal.Login;

/** Who comes for the first time. */
class EnrollerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final Call CALL =
      new Call(
          "GET",
          "/",
          Map.of(),
          Map.of(),
          Dict.EMPTY,
          Optional.empty(),
          new Call.Origin("192.0.2.1", "", List.of(Locale.ENGLISH)),
          Optional.empty(),
          NOW);

  private final Bench bench = new Bench();
  private final NamedAccounts accounts = new NamedAccounts();
  private final Map<UserId, String> names = new HashMap<>();
  private boolean open = true;
  private Runnable meanwhile = () -> {};

  private final Enrolments enrolments =
      new Enrolments() {
        @Override
        public boolean open() {
          return open;
        }

        @Override
        public UserId fit(String username, Instant now) {
          UserId user = new UserId(username, "example.org");
          if (accounts.find(user).isPresent()) {
            throw new MatrixException(400, Errcode.USER_IN_USE, "taken");
          }
          return user;
        }

        @Override
        public void count(Call call) {
          meanwhile.run();
        }

        @Override
        public void create(UserId user, Optional<String> displayName, Call call) {
          fit(user.localpart(), call.now());
          accounts.add(user, Account.State.ACTIVE);
          displayName.ifPresent(name -> names.put(user, name));
        }
      };

  private Enroller enroller(Map<String, String> settings) {
    return new Enroller(
        enrolments,
        accounts,
        bench.links,
        new ProviderSessions(bench.bundleData, bench.userData, bench.transactions),
        Bench.server(),
        Bench.rules(settings));
  }

  private static Newcomer newcomer(String subject, String wish) {
    return new Newcomer(
        new Subject("one", subject),
        wish,
        wish,
        Optional.of("Alice W"),
        Optional.of("session"),
        "id-" + subject,
        new Login("https://app.example.org/", "browser"));
  }

  @Test
  void getsTheAccountThatIsFreeOnceAndForAll() {
    Enroller enroller = enroller(Map.of());
    assertEquals(Optional.of(ALICE), enroller.account(newcomer("s-1", "alice"), CALL));
    assertEquals("Alice W", names.get(ALICE));
    assertEquals(Optional.of(ALICE), enroller.account(newcomer("s-1", "bob"), CALL));
    assertEquals(1, bench.bundleData.names("org.stagedoor.sso/session/", "", 9).size());
  }

  @Test
  void takesNobodysAccountOver() {
    accounts.add(ALICE, Account.State.ACTIVE);
    assertEquals(Optional.empty(), enroller(Map.of()).account(newcomer("s-1", "alice"), CALL));
  }

  @Test
  void isGivenTheNamesakeWhereTheProviderNamesAccountsHere() {
    Enroller adopting = enroller(Map.of("adopt.providers", "two one"));
    accounts.add(ALICE, Account.State.ACTIVE);
    assertEquals(Optional.of(ALICE), adopting.account(newcomer("s-1", "alice"), CALL));

    UserId gone = new UserId("gone", "example.org");
    accounts.add(gone, Account.State.DEACTIVATED);
    assertEquals(Optional.empty(), adopting.account(newcomer("s-2", "gone"), CALL));
  }

  @Test
  void isAskedWhereTheOperatorWantsItOrNobodyMayRegister() {
    Newcomer alice = newcomer("s-1", "alice");
    assertEquals(Optional.empty(), enroller(Map.of("name.ask", "true")).account(alice, CALL));
    assertEquals(Optional.empty(), enroller(Map.of("accounts.new", "no")).account(alice, CALL));
    assertEquals(Optional.empty(), enroller(Map.of()).account(newcomer("s-1", ""), CALL));
    open = false;
    assertEquals(Optional.empty(), enroller(Map.of()).account(alice, CALL));
    assertThrows(MatrixException.class, () -> enroller(Map.of()).named(alice, "alice", CALL));
    assertEquals(Optional.of(ALICE), enroller(Map.of("accounts.new", "yes")).account(alice, CALL));
  }

  @Test
  void whoComesTwiceAtOnceGetsOneAccount() {
    Enroller enroller = enroller(Map.of());
    meanwhile =
        () -> {
          meanwhile = () -> {};
          enroller.account(newcomer("s-1", "alice"), CALL);
        };
    assertEquals(Optional.of(ALICE), enroller.account(newcomer("s-1", "alice"), CALL));

    meanwhile =
        () -> {
          meanwhile = () -> {};
          enroller.named(newcomer("s-2", "x"), "bob", CALL);
        };
    UserId bob = new UserId("bob", "example.org");
    assertEquals(bob, enroller.named(newcomer("s-2", "x"), "carol", CALL));
    assertEquals(Optional.empty(), accounts.find(new UserId("carol", "example.org")));
  }

  @Test
  void anAccountThatIsProvedIsLinkedUnlessThereIsAnother() {
    Enroller enroller = enroller(Map.of());
    UserId bob = new UserId("bob", "example.org");
    accounts.add(bob, Account.State.ACTIVE);
    enroller.link(newcomer("s-1", "alice"), bob, CALL);
    assertEquals(Optional.of(bob), enroller.account(newcomer("s-1", "alice"), CALL));

    accounts.add(ALICE, Account.State.ACTIVE);
    assertThrows(MatrixException.class, () -> enroller.link(newcomer("s-1", "alice"), ALICE, CALL));
  }
}
