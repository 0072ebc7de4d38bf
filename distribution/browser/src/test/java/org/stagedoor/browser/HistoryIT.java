package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Back, reload, a second window, two clicks instead of one. */
@ExtendWith(House.Open.class)
class HistoryIT {
  private final House house;

  HistoryIT(House house) {
    this.house = house;
  }

  @Test
  void twoClicksCountOnce() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.password"));
      visitor.page().fill("[name=password]", House.PASSWORD);
      visitor.page().dblclick("button");
      visitor.page().waitForSelector("text=Confirmed");
      assertEquals(List.of("m.login.password"), waiting.completed());
    }
  }

  @Test
  void backLeadsToWhatIsSo() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.password"));
      visitor.page().fill("[name=password]", House.PASSWORD);
      visitor.page().click("button");
      visitor.page().waitForSelector("text=Confirmed");

      visitor.page().goBack();

      assertEquals("Confirmed", visitor.heading());
      assertEquals(List.of("m.login.password"), waiting.completed());
    }
  }

  @Test
  void inAWholeFlowNothingIsDoneTwice() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      Page page = visitor.page();
      visitor.open(waiting.flow());
      page.fill("[name=password]", House.PASSWORD);
      page.dblclick("button");
      page.waitForSelector("text=Step 2 of 3");
      page.goBack();
      page.waitForSelector("text=Step 2 of 3");
      page.reload();
      page.check("[name='accept.house']");
      page.check("[name='accept.privacy']");
      page.dblclick("button");
      page.waitForSelector("text=3 of 3");
      visitor.open(waiting.flow());
      if (page.locator("form").count() > 0) { // The second click may have come to its button.
        page.click("button");
      }
      page.waitForSelector("text=Confirmed");
      page.reload();
      assertEquals("Confirmed", visitor.heading());
      visitor.assertContent();
    }
    waiting.poll().expect(200);
  }

  @Test
  void twoWindowsOfOneFlowGoOnTogether() throws Exception {
    Waiting waiting = house.removals();
    try (Visitor visitor = Visitor.of(house)) {
      Page one = visitor.page();
      Page other = visitor.context().newPage();
      one.navigate(waiting.flow());
      other.navigate(waiting.flow());
      one.fill("[name=password]", House.PASSWORD);
      one.click("button");
      one.waitForSelector("text=Step 2 of 3");

      other.fill("[name=password]", "not even right");
      other.click("button");

      other.waitForSelector("text=Step 2 of 3");
      assertEquals(List.of("m.login.password"), waiting.completed());
    }
  }
}
