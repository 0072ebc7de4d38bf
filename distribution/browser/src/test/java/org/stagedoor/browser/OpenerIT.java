package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients hear that a page is done: the window that opened it, or who shows it inside itself. */
@ExtendWith(House.Open.class)
class OpenerIT {
  private static final String LISTEN =
      "window.heard = []; window.addEventListener('message', e => window.heard.push(e.data))";

  private static final String CLOSE =
      "setTimeout(() => document.querySelector('#close button').click())";

  private final House house;

  OpenerIT(House house) {
    this.house = house;
  }

  /** A client's page of another origin, which opens a window of ours. */
  private Page popup(Visitor visitor, String path) {
    visitor.page().navigate(house.captchas() + "/client");
    visitor.page().evaluate(LISTEN);
    return visitor
        .page()
        .waitForPopup(
            () -> visitor.page().evaluate("url => window.open(url)", house.address() + path));
  }

  @Test
  void theOpenerIsSentAMessage() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      Page popup = popup(visitor, waiting.fallback("m.login.dummy"));
      assertEquals(List.of(), visitor.page().evaluate("window.heard"));

      popup.click("button");

      Visitor.await(visitor.page(), "window.heard.length > 0");
      popup.waitForTimeout(
          700); // Longer than the script tries, so that a second one would be seen.
      assertEquals(List.of("authDone"), visitor.page().evaluate("window.heard"));
      // Later: a click that is still being made when the window is gone is an error.
      popup.waitForClose(() -> popup.evaluate(CLOSE));
      waiting.poll().expect(200);
    }
  }

  @Test
  void theOpenerOfAWholeFlowIsToldAtItsEnd() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      Page popup = popup(visitor, waiting.flow());
      popup.fill("[name=password]", House.PASSWORD);
      popup.click("button");
      popup.check("[name='accept.house']");
      popup.check("[name='accept.privacy']");
      popup.click("button");
      popup.waitForSelector("text=Step 3 of 3");
      assertEquals(List.of(), visitor.page().evaluate("window.heard"));

      popup.click("button");

      Visitor.await(visitor.page(), "window.heard.length > 0");
      assertEquals(List.of("authDone"), visitor.page().evaluate("window.heard"));
      waiting.poll().expect(200);
    }
  }

  @Test
  void whoShowsThePageInsideItselfIsCalled() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.context().addInitScript("window.calls = 0; window.onAuthDone = () => window.calls++");
      visitor.open(waiting.fallback("m.login.dummy"));
      assertEquals(0, visitor.page().evaluate("window.calls"));

      visitor.page().click("button");

      Visitor.await(visitor.page(), "window.calls > 0");
      visitor.page().waitForTimeout(700);
      assertEquals(1, visitor.page().evaluate("window.calls"));
      assertTrue(visitor.page().isHidden("#close"));
    }
  }

  @Test
  void whoPutsTheFunctionInLateIsCalled() throws Exception {
    Waiting waiting = house.registration();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.dummy"));
      visitor.tabTo("button").go("Enter"); // which waits for the next page
      visitor.page().evaluate("window.calls = 0; window.onAuthDone = () => window.calls++");
      Visitor.await(visitor.page(), "window.calls === 1");
    }
  }

  @Test
  void theLoginPageHandsTheAnswerOver() throws Exception {
    house.person();
    try (Visitor visitor = Visitor.of(house)) {
      visitor
          .context()
          .addInitScript("window.matrixLogin = { onLogin: answer => window.answer = answer }");
      visitor.open("/_matrix/static/client/login/");
      visitor.tabTo("[name=user]").type("person1").tabTo("[name=password]").type("wrong");
      visitor.go("Enter");
      assertEquals("error", visitor.focus());
      visitor.tabTo("[name=user]").type("person1");
      visitor.tabTo("[name=password]").type(House.PASSWORD);
      visitor.go("Enter");
      Visitor.await(visitor.page(), "!!window.answer");
      assertEquals("@person1:localhost", visitor.page().evaluate("window.answer.user_id"));
      visitor.assertContent();
    }
  }
}
