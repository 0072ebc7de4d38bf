package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
}
