package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What axe-core finds on every page, in light and dark, on a phone and on a desk; and a picture of
 * each in target/screenshots.
 */
@ExtendWith(House.Open.class)
class AccessibilityIT {
  private static final Path PICTURES = Path.of(System.getProperty("stagedoor.screenshots"));

  private final House house;

  AccessibilityIT(House house) {
    this.house = house;
  }

  private enum Screen {
    PHONE(360, 740),
    DESK(1280, 860);

    private final int width;
    private final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private static void check(Visitor visitor, String name) {
    Page page = visitor.page();
    List<String> found = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (Screen screen : Screen.values()) {
        page.setViewportSize(screen.width, screen.height);
        String picture = (name + "-" + screen + "-" + scheme + ".png").toLowerCase(Locale.ROOT);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)));
        Axe.serious(page).forEach(one -> found.add(picture + ": " + one));
        if ((Integer) page.evaluate("document.documentElement.scrollWidth") > screen.width) {
          found.add(picture + ": wider than the screen");
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @ParameterizedTest
  @EnumSource(StagePage.class)
  void thePagesOfStages(StagePage stage) throws Exception {
    Waiting waiting = stage.waiting(house);
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback(stage.type()));
      check(visitor, stage.type());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = StagePage.class,
      names = {"PASSWORD", "REGISTRATION_TOKEN", "RECAPTCHA"})
  void thePagesOfStagesWithAnError(StagePage stage) throws Exception {
    Waiting waiting = stage.waiting(house);
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback(stage.type()));
      visitor.tabTo("button").go("Enter");
      check(visitor, stage.type() + "-error");
    }
  }

  @Test
  void thePagesOfAFlow() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(waiting.flow());
      check(visitor, "flow-1-of-3");
      StagePage.PASSWORD.complete(visitor);
      check(visitor, "flow-2-of-3");
      StagePage.TERMS.complete(visitor);
      StagePage.DUMMY.complete(visitor);
      check(visitor, "flow-done");
    }
  }

  @Test
  void thePagesOfEmail() throws Exception {
    String address = "reader@example.org";
    house.member(address);
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(house.reset(House.PASSWORD).fallback(EmailIT.TYPE));
      check(visitor, "email-address");
      EmailIT.ask(visitor, address);
      check(visitor, "email-code");
      visitor.type("00000000").go("Enter");
      check(visitor, "email-code-error");
      String link = house.mailbox().nth(address, 2).link();
      visitor.open(link);
      check(visitor, "email-link-question");
      visitor.tabTo("button").go("Enter");
      check(visitor, "email-link-done");
      visitor.open(link + "x");
      check(visitor, "email-link-gone");
    }
  }

  @Test
  void thePagesOfTelephones() throws Exception {
    try (Visitor visitor = Visitor.speaking(house, "de")) {
      visitor.open(house.registration().fallback(PhoneIT.TYPE));
      check(visitor, "phone-number");
      visitor.tabTo("[name=country]").type("Vereinigtes K").tabTo("[name=number]").type("12");
      visitor.go("Enter");
      check(visitor, "phone-number-error");
      visitor.tabTo("[name=country]").type("Vereinigtes K").tabTo("[name=number]");
      visitor.type("07400 900002").go("Enter");
      check(visitor, "phone-code");
    }
  }

  @Test
  void theOtherPages() throws Exception {
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(house.registration().flow());
      check(visitor, "choice");
      visitor.open(house.removal().fallback("m.login.token"));
      check(visitor, "m.login.token");
      visitor.open("/stagedoor/flow?session=gone");
      check(visitor, "refused");
      visitor.open("/_matrix/static/client/login/");
      check(visitor, "login");
      visitor.tabTo("button").go("Enter");
      check(visitor, "login-error");
    }
  }
}
