package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole flow in one visit. */
@ExtendWith(House.Open.class)
class FlowPageIT {
  private final House house;

  FlowPageIT(House house) {
    this.house = house;
  }

  @Test
  void aRegistrationByKeyboard() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.flow());
      assertEquals("Choose how to go on", visitor.heading());
      visitor.tabTo("a[href*=registration_token]").go("Enter");
      assertEquals("Step 1 of 3", visitor.page().textContent(".step"));
      String warned = visitor.page().textContent(".purpose");
      assertTrue(warned.contains("register a new account"), warned);
      assertFalse(warned.contains("your account"), warned);
      StagePage.REGISTRATION_TOKEN.complete(visitor);
      assertEquals("Step 2 of 3", visitor.page().textContent(".step"));
      assertEquals("title", visitor.focus());
      StagePage.TERMS.complete(visitor);
      assertEquals("Step 3 of 3", visitor.page().textContent(".step"));
      StagePage.DUMMY.complete(visitor);
      assertEquals("Confirmed", visitor.heading());
      assertEquals("3 of 3 steps done", visitor.page().textContent(".step"));
      assertTrue(visitor.page().textContent("main").contains("close this window"));
      visitor.assertContent();
    }
    assertTrue(waiting.poll().expect(200).text("user_id").startsWith("@"));
  }

  @Test
  void anErrorKeepsThePlaceInTheFlow() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(waiting.flow());
      assertEquals("Schritt 1 von 3", visitor.page().textContent(".step"));
      assertTrue(visitor.page().textContent(".purpose").contains("2 Geräte aus Ihrem Konto"));
      visitor.tabTo("[name=password]").type("falsch").go("Enter");
      assertEquals("error", visitor.focus());
      assertEquals("Schritt 1 von 3", visitor.page().textContent(".step"));
      StagePage.PASSWORD.complete(visitor);
      assertEquals("Schritt 2 von 3", visitor.page().textContent(".step"));
      assertTrue(visitor.page().textContent("main").contains("Hausordnung"));
    }
    assertEquals(List.of("m.login.password"), waiting.completed());
  }

  @Test
  void whatTheClientDidCountsAndWhatTheBrowserDidCounts() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.flow());
      StagePage.PASSWORD.complete(visitor);
      waiting
          .client()
          .post(
              waiting.path(),
              "{'devices':['PHONE','TV'],'auth':{'session':'%s','type':'m.login.terms'}}",
              waiting.session())
          .expect(401);
      visitor.page().reload();
      assertEquals("Step 3 of 3", visitor.page().textContent(".step"));
      StagePage.DUMMY.complete(visitor);
      assertEquals("Confirmed", visitor.heading());
    }
    waiting.poll().expect(200);
  }

  @Test
  void aPageThatLeadsNowhereLeadsOn() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      Response notYet = visitor.open(waiting.fallback("m.login.dummy"));
      assertEquals(404, notYet.status());
      visitor.tabTo("a.button").go("Enter");
      assertEquals("Step 1 of 3", visitor.page().textContent(".step"));
      assertEquals(400, visitor.open("/stagedoor/flow").status());
      assertEquals(404, visitor.open("/stagedoor/flow?session=forged").status());
      visitor.assertContent();
    }
  }
}
