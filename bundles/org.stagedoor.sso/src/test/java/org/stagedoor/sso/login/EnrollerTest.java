package org.stagedoor.sso.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
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
  private final List<AuditTrail.Deed> deeds = new ArrayList<>();
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

  private List<Flow> register = List.of(new Flow(List.of("m.login.dummy")));

  private Admission admission(Map<String, String> settings) {
    return new Admission(
        enrolments,
        (operation, subject) ->
            operation.equals("register") && subject.isEmpty() ? register : List.of(),
        Bench.rules(settings));
  }

  private Enroller enroller(Map<String, String> settings) {
    return new Enroller(
        enrolments,
        admission(settings),
        accounts,
        bench.links,
        new ProviderSessions(bench.bundleData, bench.userData, bench.transactions),
        Bench.server(),
        Bench.rules(settings),
        deeds::add);
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

  /** Comes from a provider that writes her name as she wishes it. */
  private static Optional<UserId> come(Enroller enroller, Newcomer newcomer) {
    return enroller.account(newcomer, Optional.of(newcomer.wish()), CALL);
  }

  @Test
  void getsTheAccountThatIsFreeOnceAndForAll() {
    Enroller enroller = enroller(Map.of());
    assertEquals(Optional.of(ALICE), come(enroller, newcomer("s-1", "alice")));
    assertEquals("Alice W", names.get(ALICE));
    assertEquals(Optional.of(ALICE), come(enroller, newcomer("s-1", "bob")));
    assertEquals(1, bench.bundleData.names("org.stagedoor.sso/session/", "", 9).size());
  }

  @Test
  void takesNobodysAccountOver() {
    accounts.add(ALICE, Account.State.ACTIVE);
    assertEquals(Optional.empty(), come(enroller(Map.of()), newcomer("s-1", "alice")));
  }

  @Test
  void isGivenTheNamesakeWhereTheProviderNamesAccountsHere() {
    Enroller adopting = enroller(Map.of("adopt.providers", "two one"));
    accounts.add(ALICE, Account.State.ACTIVE);
    assertEquals(Optional.of(ALICE), come(adopting, newcomer("s-1", "alice")));

    UserId gone = new UserId("gone", "example.org");
    accounts.add(gone, Account.State.DEACTIVATED);
    assertEquals(Optional.empty(), come(adopting, newcomer("s-2", "gone")));
  }

  @Test
  void nobodyElseOfThatProviderIsGivenAnAccountThatOneOfItHas() {
    Enroller adopting = enroller(Map.of("adopt.providers", "one"));
    accounts.add(ALICE, Account.State.ACTIVE);
    assertEquals(Optional.of(ALICE), come(adopting, newcomer("s-1", "alice")));
    assertEquals(Optional.empty(), come(adopting, newcomer("s-2", "alice")));
    assertEquals(List.of(new Subject("one", "s-1")), bench.links.of(ALICE));
    assertEquals(Optional.of(ALICE), come(adopting, newcomer("s-1", "alice")));

    Enroller asking = enroller(Map.of("adopt.providers", "one", "name.ask", "true"));
    UserId bob = new UserId("bob", "example.org");
    accounts.add(bob, Account.State.ACTIVE);
    Newcomer capital = newcomer("s-3", "bob");
    assertEquals(Optional.empty(), asking.account(capital, Optional.of("BOB"), CALL));
    assertEquals(Optional.empty(), asking.account(capital, Optional.empty(), CALL));
    assertEquals(Optional.of(bob), asking.account(capital, Optional.of("bob"), CALL));
  }

  @Test
  void anAdministratorIsGivenToNobody() {
    accounts.add(
        new Account(ALICE, Account.Kind.ADMIN, Account.State.ACTIVE, false, Instant.EPOCH));
    Enroller adopting = enroller(Map.of("adopt.providers", "one"));
    assertEquals(Optional.empty(), come(adopting, newcomer("s-1", "alice")));
  }

  @Test
  void getsNoAccountPastWhatRegistrationAsksFor() {
    Newcomer alice = newcomer("s-1", "alice");
    for (List<Flow> demanding :
        List.of(
            List.<Flow>of(),
            List.of(new Flow(List.of("m.login.registration_token"))),
            List.of(new Flow(List.of("m.login.dummy", "m.login.terms"))),
            List.of(
                new Flow(List.of("m.login.dummy", "m.login.terms"), Set.of("m.login.terms"))))) {
      register = demanding;
      assertEquals(Optional.empty(), come(enroller(Map.of()), alice));
      assertThrows(MatrixException.class, () -> enroller(Map.of()).named(alice, "alice", CALL));
      assertTrue(admission(Map.of()).elsewhere());
      assertTrue(admission(Map.of()).advice().orElse("").contains("gets no account"));
      assertTrue(admission(Map.of("accounts.new", "always")).advice().isPresent());
      assertEquals(Optional.empty(), admission(Map.of("accounts.new", "never")).advice());
    }
    open = false;
    assertFalse(admission(Map.of()).elsewhere());
    assertEquals(Optional.of(ALICE), come(enroller(Map.of("accounts.new", "always")), alice));

    open = true;
    register =
        List.of(
            new Flow(List.of("m.login.registration_token")), new Flow(List.of("m.login.dummy")));
    assertTrue(admission(Map.of()).open());
    assertEquals(Optional.empty(), admission(Map.of()).advice());
  }

  @Test
  void isAskedWhereTheOperatorWantsItOrNobodyMayRegister() {
    Newcomer alice = newcomer("s-1", "alice");
    assertEquals(Optional.empty(), come(enroller(Map.of("name.ask", "true")), alice));
    assertEquals(Optional.empty(), come(enroller(Map.of("accounts.new", "never")), alice));
    assertEquals(Optional.empty(), come(enroller(Map.of()), newcomer("s-1", "")));
    open = false;
    assertEquals(Optional.empty(), come(enroller(Map.of()), alice));
    assertThrows(MatrixException.class, () -> enroller(Map.of()).named(alice, "alice", CALL));
    assertEquals(Optional.of(ALICE), come(enroller(Map.of("accounts.new", "always")), alice));
  }

  @Test
  void whoComesTwiceAtOnceGetsOneAccount() {
    Enroller enroller = enroller(Map.of());
    meanwhile =
        () -> {
          meanwhile = () -> {};
          come(enroller, newcomer("s-1", "alice"));
        };
    assertEquals(Optional.of(ALICE), come(enroller, newcomer("s-1", "alice")));

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
    assertEquals(Optional.of(bob), come(enroller, newcomer("s-1", "alice")));

    accounts.add(ALICE, Account.State.ACTIVE);
    assertThrows(MatrixException.class, () -> enroller.link(newcomer("s-1", "alice"), ALICE, CALL));
  }

  @Test
  void whoeverGetsAnAccountThatWasThereIsKeptInTheAuditTrail() {
    accounts.add(ALICE, Account.State.ACTIVE);
    UserId bob = new UserId("bob", "example.org");
    accounts.add(bob, Account.State.ACTIVE);
    Enroller adopting = enroller(Map.of("adopt.providers", "one"));
    come(adopting, newcomer("s-1", "alice"));
    come(adopting, newcomer("s-1", "alice"));
    adopting.link(newcomer("s-2", "b"), bob, CALL);

    assertEquals(
        List.of("provider.adopt @alice:example.org", "provider.link @bob:example.org"),
        deeds.stream().map(deed -> deed.event() + " " + deed.user().orElseThrow()).toList());
    assertEquals(Dict.of("provider", "one", "subject", "s-2"), deeds.get(1).details());
    assertEquals(Optional.of("192.0.2.1"), deeds.get(1).address());
  }
}
