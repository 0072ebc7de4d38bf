package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.stage.password.MemoryAccounts.user;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.Account.State;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.phones.KnownPhoneNumbers;
import org.stagedoor.testkit.StageContract;

class PasswordStageTest implements StageContract {
  private static final String ALICE = "@alice:example.org";
  private static final String SECRET = "correct horse";
  private static final Outcome PASSED = Outcome.passed(new Claim.User(user(ALICE)));
  private static final Outcome WRONG = Outcome.wrong("Wrong user name or password");

  private final MemoryAccounts accounts = new MemoryAccounts();
  private final RecordingGuesses guesses = new RecordingGuesses();
  private final HashingThreads threads = new HashingThreads(2, 200, Duration.ofSeconds(30));
  private final Passwords passwords =
      new AccountPasswords(
          accounts,
          new PasswordHashing(new Argon2(8), new Argon2Cost(8, 1, 1), new SecureRandom(), ""),
          threads);

  @BeforeEach
  void register() {
    accounts.put(ALICE, State.ACTIVE, Optional.of(passwords.hash(SECRET)));
    accounts.put("@sso:example.org", State.ACTIVE, Optional.empty());
    accounts.put("@locked:example.org", State.LOCKED, Optional.of(passwords.hash(SECRET)));
  }

  @AfterEach
  void stop() {
    threads.close();
  }

  private PasswordStage stage(Passwords with) {
    MemoryThreePids threePids =
        new MemoryThreePids(
            Map.of("email:alice@example.com", user(ALICE), "msisdn:447700900001", user(ALICE)));
    return new PasswordStage(
        accounts, threePids, with, guesses, new ExampleServer(), new KnownPhoneNumbers());
  }

  private record ExampleServer() implements Server {
    @Override
    public String name() {
      return "example.org";
    }

    @Override
    public URI publicUri() {
      return URI.create("https://matrix.example.org");
    }
  }

  @Override
  public Stage stage() {
    return stage(passwords);
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Auth(fields(identifier("m.id.user").with("user", "alice"))));
  }

  private static Dict identifier(String type) {
    return Dict.of("type", type);
  }

  private static Dict fields(Dict identifier) {
    return Dict.of("identifier", identifier, "password", SECRET);
  }

  static List<Dict> waysToNameAlice() {
    Dict phone = identifier("m.id.phone").with("country", "GB");
    Dict thirdParty = identifier("m.id.thirdparty").with("medium", "email");
    Dict password = Dict.of("password", SECRET);
    return List.of(
        fields(identifier("m.id.user").with("user", "alice")),
        fields(identifier("m.id.user").with("user", "ALICE")),
        fields(identifier("m.id.user").with("user", ALICE)),
        fields(identifier("m.id.user").with("user", "@Alice:Example.org")),
        fields(thirdParty.with("address", "Alice@Example.com")),
        fields(phone.with("phone", "+44 7700 900001")),
        fields(phone.with("number", "(07700) 900-001")),
        password.with("user", "alice"),
        password.with("user", ALICE).with("identifier", null),
        password.with("medium", "email").with("address", "alice@example.com"));
  }

  @ParameterizedTest
  @MethodSource("waysToNameAlice")
  void provesHoweverTheUserIsNamed(Dict fields) {
    assertEquals(PASSED, stage().attempt(attempt().subject(ALICE).auth(fields)));
    assertEquals(WRONG, stage().attempt(attempt().auth(fields.with("password", "wrong"))));
  }

  @Test
  void meansTheRequesterWhereNobodyIsNamed() {
    Dict password = Dict.of("password", SECRET);
    assertEquals(PASSED, stage().attempt(attempt().subject(ALICE).auth(password)));
    assertEquals(PASSED, stage().attempt(attempt().subject(ALICE).posted(password)));
    assertError("M_MISSING_PARAM", password);
  }

  @ParameterizedTest
  @ValueSource(strings = {" alice@example.com ", "+44 7700 900001", "+44 (7700) 900-001"})
  void takesAnIdentifierOnThePageForAUserName(String name) {
    Dict typed = Dict.of("user", name, "password", SECRET);
    assertEquals(PASSED, stage().attempt(attempt().posted(typed)));
    assertEquals(WRONG, stage().attempt(attempt().auth(typed)));
  }

  @Test
  void knowsNobodyOfOtherServers() {
    for (String name : List.of("@alice:example.com", "@:example.org", "@alice", "", "a b", "é")) {
      assertEquals(
          WRONG,
          stage().attempt(attempt().auth(fields(identifier("m.id.user").with("user", name)))));
    }
  }

  @Test
  void saysWhichFieldIsMissingOrWrong() {
    Dict user = identifier("m.id.user");
    assertError("M_MISSING_PARAM", Dict.EMPTY);
    assertError("M_MISSING_PARAM", Dict.of("identifier", user.with("user", "alice")));
    assertError("M_INVALID_PARAM", fields(user.with("user", "alice")).with("password", 1));
    assertError("M_INVALID_PARAM", fields(user).with("identifier", "alice"));
    assertError("M_MISSING_PARAM", fields(user));
    assertError("M_MISSING_PARAM", fields(Dict.EMPTY));
    assertError("M_INVALID_PARAM", fields(identifier("m.id.riddle")));
    assertError("M_MISSING_PARAM", fields(identifier("m.id.phone").with("phone", "+447700900001")));
    assertError("M_MISSING_PARAM", fields(identifier("m.id.thirdparty").with("medium", "email")));
    assertError("M_MISSING_PARAM", Dict.of("medium", "email", "password", SECRET));
  }

  private void assertError(String errcode, Dict fields) {
    MatrixException error =
        assertThrows(MatrixException.class, () -> stage().attempt(attempt().auth(fields)));
    assertEquals(400, error.status());
    assertEquals(errcode, error.errcode());
  }

  @Test
  void countsGuessesAtOthersByTheirAccount() {
    Dict alice = fields(identifier("m.id.user").with("user", "ALICE"));
    Dict nobody = fields(identifier("m.id.user").with("user", "Nobody"));
    stage().attempt(attempt().auth(alice));
    stage().attempt(attempt().auth(alice.with("password", "wrong")));
    stage().attempt(attempt().auth(nobody));
    stage().attempt(attempt().subject(ALICE).auth(alice.with("password", "wrong")));
    assertEquals(
        List.of(ALICE + " right", ALICE + " wrong", "@nobody:example.org wrong"), guesses.ends());
  }

  @Test
  void countsNoGuessThatWasNotLookedAt() {
    Passwords full = new FullQueue();
    assertThrows(
        MatrixException.class, () -> stage(full).attempt(attempt().input(passing().get(0))));
    assertEquals(List.of(ALICE + " none"), guesses.ends());
  }

  private record FullQueue() implements Passwords {
    @Override
    public String hash(String password) {
      throw MatrixException.unavailable("full");
    }

    @Override
    public boolean verify(UserId user, String password) {
      throw MatrixException.unavailable("full");
    }
  }

  @Test
  void isOfferedToWhoHasAPassword() {
    assertTrue(stage().passable(attempt()));
    assertTrue(stage().passable(attempt().subject(ALICE)));
    assertFalse(stage().passable(attempt().subject("@sso:example.org")));
    assertFalse(stage().passable(attempt().subject("@locked:example.org")));
    assertFalse(stage().passable(attempt().subject("@nobody:example.org")));
  }

  @Test
  void asksForTheUserNameUnlessItIsKnown() {
    Page.Form anybody =
        assertInstanceOf(Page.Form.class, stage().page(attempt().opened().in(Locale.FRENCH)));
    assertEquals(
        List.of("user", "password"), anybody.fields().stream().map(Page.Field::name).toList());
    assertEquals("Mot de passe", anybody.title());
    Page.Form alice =
        assertInstanceOf(
            Page.Form.class, stage().page(attempt().opened().subject(ALICE).in(Locale.GERMAN)));
    assertEquals(List.of("password"), alice.fields().stream().map(Page.Field::name).toList());
    assertEquals("Geben Sie das Passwort von @alice:example.org ein.", alice.prompt());
  }
}
