package org.stagedoor.stage.msisdn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.phones.KnownPhoneNumbers;
import org.stagedoor.testkit.MemoryValidationSessions;
import org.stagedoor.testkit.StageContract;
import org.stagedoor.testkit.TestAttempt;

class MsisdnStageTest implements StageContract {
  private static final Dict NUMBER = Dict.of("country", "GB", "number", "07400 123456");
  private static final Dict CODE = Dict.of("code", MemoryValidationSessions.CODE);

  private final MemoryValidationSessions sessions = new MemoryValidationSessions();
  private final MsisdnStage stage =
      new MsisdnStage(sessions, (nonce, owner, until, now) -> owner, new KnownPhoneNumbers(), null);

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public List<Input> passing() {
    return List.of(new Input.Browser(true, false, NUMBER), new Input.Browser(true, false, CODE));
  }

  private static TestAttempt registering() {
    return attempt().purpose("register", "register");
  }

  @Test
  void asksInTheBrowserForNumberThenCode() {
    Outcome sent = stage.attempt(registering().posted(NUMBER));
    TestAttempt next = registering().after(sent);
    Page.Html page = assertInstanceOf(Page.Html.class, stage.page(next.opened()));
    assertTrue(page.body().contains("autocomplete=\"one-time-code\""), page::body);
    assertEquals("M_FORBIDDEN", denied(next.posted(Dict.of("code", "1"))).errcode());
    assertEquals(
        Outcome.passed(
            new Claim.Identifier(new ThreePid("msisdn", "+447400123456", Instant.EPOCH))),
        stage.attempt(next.posted(CODE)));
  }

  @ParameterizedTest
  @CsvSource({"GB, 07400 123456", "DE, +44 7400 123456", "'', +447400123456"})
  void takesNumbersAsPeopleAndBrowsersWriteThem(String country, String number) {
    Outcome sent =
        stage.attempt(registering().posted(Dict.of("country", country, "number", number)));
    String sid = registering().after(sent).state().text("sid").orElseThrow();
    assertEquals("+447400123456", sessions.begun(sid).address());
    assertEquals(Purpose.REGISTER, sessions.begun(sid).purpose());
  }

  @Test
  void saysWhichNumbersAreNone() {
    assertEquals(
        "M_INVALID_PARAM", denied(registering().posted(NUMBER.with("number", "me"))).errcode());
    Dict other = NUMBER.with("number", "07400 123666");
    assertEquals("M_THREEPID_DENIED", denied(registering().posted(other)).errcode());
  }

  @Test
  void offersTheCountriesThatMessagesReachInTheUsersLanguage() {
    String english = body(registering());
    assertTrue(english.contains("<option value=\"DE\">Germany (+49)</option>"), english);
    String german = body(registering().in(Locale.GERMANY, Locale.ENGLISH));
    assertTrue(german.contains("<option value=\"DE\" selected>Deutschland (+49)</option>"), german);
    assertTrue(german.contains("<select") && !german.contains("Bitte"), german);
    assertTrue(english.contains("<option value=\"\">Please choose</option>"), english);
    // Ä stands with A in German, after Z by its code.
    assertTrue(german.indexOf("Ägypten") < german.indexOf("Belgien"), german);
    sessions.reach(false);
    assertFalse(body(registering()).contains("(+"));
  }

  private String body(TestAttempt attempt) {
    return assertInstanceOf(Page.Html.class, stage.page(attempt.opened())).body();
  }

  @Test
  void isNotOfferedWithoutATransport() {
    assertTrue(stage.passable(registering()));
    sessions.reach(false);
    assertFalse(stage.passable(registering()));
  }

  private Outcome.Denied denied(TestAttempt attempt) {
    return assertInstanceOf(Outcome.Denied.class, stage.attempt(attempt));
  }
}
