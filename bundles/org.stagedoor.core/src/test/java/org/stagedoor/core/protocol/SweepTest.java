package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.StageType.Proves;

class SweepTest {
  private static final String SILENT = "{\"o\":\"thing\"}";
  private static final String RESERVED = "{\"o\":\"thing\",\"s\":{\"reserve\":{\"reserved\":1}}}";

  private final Bed bed = new Bed();
  private final ReservingStage reserving = new ReservingStage();
  private final List<Settlement> heard = reserving.heard;

  @BeforeEach
  void stages() {
    bed.stage("reserve", Proves.NOTHING, reserving);
    bed.flow("thing", "reserve");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  /** The later it is made, the later it has ended. */
  private void over(String key, String data) {
    bed.now = bed.now.plusMillis(1);
    bed.store.sessions.save(new Sessions.Row(key, 1, data, null, bed.now));
  }

  private void over(String prefix, int number, String data) {
    for (int i = 0; i < number; i++) {
      over(prefix + i, data);
    }
  }

  @Test
  void sessionsThatNobodyHearsOfGoManyAtATime() {
    over("s", 450, SILENT);
    int before = bed.store.commits;
    assertTrue(bed.sweep.step());
    assertEquals(250, bed.store.rows.size());
    assertTrue(bed.sweep.step());
    assertFalse(bed.sweep.step());
    assertTrue(bed.store.rows.isEmpty());
    assertEquals(3, bed.store.commits - before);
  }

  @Test
  void aSettlementIsDeliveredBetweenTheStepsOfALongSweep() {
    over("r", 450, RESERVED);
    assertTrue(bed.sweep.step());
    assertEquals(200, heard.size());
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "reserve"));
    assertTrue(heard.get(200).succeeded(), "the one that just ended");
    assertTrue(bed.store.items.isEmpty());
    assertTrue(bed.sweep.step());
    assertFalse(bed.sweep.step());
    assertEquals(451, heard.size());
    assertEquals(1, bed.store.rows.size(), "only the one that just ended");
  }

  @Test
  void aSessionIsHeardOfOnceThoughItsStageCouldNotHear() {
    reserving.deaf = true;
    over("r", RESERVED);
    assertFalse(bed.sweep.step());
    assertTrue(bed.store.rows.isEmpty());
    assertEquals(1, bed.store.items.size());
    reserving.deaf = false;
    assertFalse(bed.sweep.step());
    bed.settlements.deliver();
    assertEquals(List.of("r"), heard.stream().map(Settlement::session).toList());
  }

  @Test
  void aRowThatFailsIsInNobodysWay() {
    over("broken", 3, "{");
    over("r", 150, RESERVED);
    over("s", 150, SILENT);
    assertTrue(bed.sweep.step());
    assertFalse(bed.sweep.step());
    Set<String> broken = Set.of("broken0", "broken1", "broken2");
    assertEquals(broken, bed.store.rows.keySet());
    assertEquals(150, heard.size());
    assertFalse(bed.sweep.step(), "it is tried again in the next round");
    assertEquals(broken, bed.store.rows.keySet());
  }

  @Test
  void moreThanAStepOfFailingRowsIsInNobodysWay() {
    over("broken", 250, "{");
    over("r", RESERVED);
    assertTrue(bed.sweep.step());
    assertFalse(bed.sweep.step());
    assertEquals(1, heard.size());
    assertEquals(250, bed.store.rows.size());
  }
}
