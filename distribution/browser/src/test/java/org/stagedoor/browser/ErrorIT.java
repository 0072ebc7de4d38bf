package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was wrong is said, in the user's language, and costs nothing but another try. */
@ExtendWith(House.Open.class)
class ErrorIT {
  private final House house;

  ErrorIT(House house) {
    this.house = house;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB | Problem: Wrong user name or password | Confirmed",
        "de-CH | Problem: Benutzername oder Passwort ist falsch | Bestätigt",
        "fr | Problème: Nom d’utilisateur ou mot de passe incorrect | Confirmé",
      })
  void aWrongPasswordIsSaidAndMayBeCorrected(String language, String error, String done)
      throws Exception {
    Waiting waiting = house.removal();
    try (Visitor visitor = Visitor.speaking(house, language)) {
      visitor.open(waiting.fallback("m.login.password"));
      visitor.tabTo("[name=password]").type("wrong").go("Enter");

      assertEquals("error", visitor.focus());
      assertEquals(error, visitor.page().textContent("[role=alert]").strip());
      assertTrue(visitor.page().title().startsWith(error.substring(0, 8)), visitor.page().title());
      assertEquals("true", visitor.page().getAttribute("[name=password]", "aria-invalid"));
      assertEquals("error", visitor.page().getAttribute("[name=password]", "aria-describedby"));
      assertEquals("", visitor.page().inputValue("[name=password]"));
      assertEquals(List.of(), waiting.completed());

      visitor.tabTo("[name=password]").type(House.PASSWORD).go("Enter");
      assertEquals(done, visitor.heading());
      visitor.assertContent();
    }
    waiting.poll().expect(200);
  }

  @Test
  void aWrongRegistrationTokenKeepsTheSession() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.registration_token"));
      visitor.tabTo("[name=token]").type("box?office").go("Enter");
      assertEquals("error", visitor.focus());
      visitor.tabTo("[name=token]").type(House.REGISTRATION_TOKEN).go("Enter");
      assertEquals("Confirmed", visitor.heading());
    }
    assertEquals(List.of("m.login.registration_token"), waiting.completed());
  }

  @Test
  void aCaptchaThatIsNotSolvedIsSaid() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(waiting.fallback("m.login.recaptcha"));
      visitor.tabTo("button").go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals(
          "Problem: Das Captcha muss gelöst werden",
          visitor.page().textContent("[role=alert]").strip());
      StagePage.RECAPTCHA.complete(visitor);
      assertEquals("Bestätigt", visitor.heading());
    }
    assertEquals(List.of("m.login.recaptcha"), waiting.completed());
  }

  @Test
  void aFormWithoutItsCookieIsShownAgain() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.dummy"));
      visitor.context().clearCookies();
      visitor.tabTo("button").go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals(List.of(), waiting.completed());
      visitor.tabTo("button").go("Enter");
      assertEquals("Confirmed", visitor.heading());
    }
  }
}
