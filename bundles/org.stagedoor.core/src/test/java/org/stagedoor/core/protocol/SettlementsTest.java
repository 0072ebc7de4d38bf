package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.StageType.Proves;

class SettlementsTest {
  private final Bed bed = new Bed();
  private final ReservingStage reserving = new ReservingStage();
  private final List<Settlement> heard = reserving.heard;

  @BeforeEach
  void stages() {
    bed.stage("reserve", Proves.NOTHING, reserving);
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("thing", "reserve", "a");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private String reserved() {
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "reserve"));
    return session;
  }

  @Test
  void aStageHearsOfSuccess() {
    bed.receiptUser = Optional.of("@new:example.org");
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(reserved(), "a"));
    assertEquals(1, heard.size());
    assertTrue(heard.get(0).succeeded());
    assertEquals(Dict.of("reserved", 1), heard.get(0).state());
    assertEquals(UserId.parse("@new:example.org"), heard.get(0).user());
    assertTrue(bed.store.items.isEmpty());
  }

  @Test
  void aStageHearsOfTheEndOfASessionThatNeverFinished() {
    reserved();
    bed.now = bed.now.plus(Duration.ofHours(49));
    bed.sweep.step();
    bed.settlements.deliver();
    assertEquals(1, heard.size());
    assertFalse(heard.get(0).succeeded());
    assertTrue(bed.store.rows.isEmpty());
  }

  @Test
  void aSuccessIsNotFollowedByADeath() {
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(reserved(), "a"));
    bed.now = bed.now.plus(Duration.ofHours(49));
    bed.sweep.step();
    bed.settlements.deliver();
    assertEquals(1, heard.size());
  }

  @Test
  void whatAStageCouldNotTakeWaitsForIt() {
    reserving.deaf = true;
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(reserved(), "a"));
    assertEquals(1, bed.store.items.size());
    bed.stages.remove("reserve", () -> true);
    bed.settlements.deliver();
    assertEquals(1, bed.store.items.size());
    reserving.deaf = false;
    bed.stage("reserve", Proves.NOTHING, reserving);
    bed.settlements.deliver();
    assertEquals(1, heard.size());
    assertTrue(bed.store.items.isEmpty());
  }

  @Test
  void anOperationThatFailedTellsNobody() {
    bed.failure = Optional.of(new IllegalStateException("the database went away"));
    String session = reserved();
    try {
      bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "a"));
    } catch (IllegalStateException e) {
      assertEquals("the database went away", e.getMessage());
    }
    assertTrue(bed.store.items.isEmpty());
    assertTrue(heard.isEmpty());
  }

  @Test
  void anOperationThatFailedEndsASessionThatNobodyCanComeBackTo() {
    bed.flow("once", "reserve");
    bed.failure = Optional.of(new IllegalStateException("the database went away"));
    assertThrows(
        IllegalStateException.class,
        () -> bed.run("once", Dict.EMPTY, Optional.empty(), Dict.of("type", "reserve")));
    assertEquals(1, heard.size());
    assertFalse(heard.get(0).succeeded());
    assertEquals(Dict.of("reserved", 1), heard.get(0).state());
    assertTrue(bed.store.rows.isEmpty());
  }
}
