package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stagedoor.e2e.Client;

/** Each page without a mouse. */
@ExtendWith(House.Open.class)
class KeyboardIT {
  private final House house;

  KeyboardIT(House house) {
    this.house = house;
  }

  @ParameterizedTest
  @EnumSource(StagePage.class)
  void eachPageIsCompletedByKeyboardAlone(StagePage stage) throws Exception {
    Waiting waiting = stage.waiting(house);
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback(stage.type()));
      assertEquals("title", visitor.focus());

      stage.complete(visitor);

      assertEquals("Confirmed", visitor.heading());
      assertEquals("title", visitor.focus());
      visitor.assertContent(stage.sites(house));
    }
    boolean alone = stage == StagePage.DUMMY || stage == StagePage.PASSWORD;
    if (alone) {
      waiting.poll().expect(200);
    } else {
      assertEquals(List.of(stage.type()), waiting.completed());
    }
  }

  @Test
  void aLoginTokenIsTypedIn() throws Exception {
    Client person = house.person();
    String token = house.loginToken(person);
    Waiting waiting = house.removal(person);
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open(waiting.fallback("m.login.token"));
      visitor.tabTo("[name=token]").type("not-mine").go("Enter");
      assertEquals("error", visitor.focus());
      visitor.tabTo("[name=token]").type(token).go("Enter");
      assertEquals("Confirmed", visitor.heading());
      visitor.assertContent();
    }
    waiting.poll().expect(200);
  }
}
