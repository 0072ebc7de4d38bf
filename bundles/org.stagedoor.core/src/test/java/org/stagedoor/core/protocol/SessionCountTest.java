package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.StageType.Proves;

class SessionCountTest {
  private final Bed bed = new Bed();
  private final OperationServices operations = new OperationServices(() -> Duration.ZERO);
  private final SessionCount count =
      new SessionCount(
          bed.store.sessions,
          new ProgressJson(bed.json),
          (operation, subject) -> bed.flows.getOrDefault(operation, List.of()),
          bed.stages,
          operations);

  SessionCountTest() {
    for (String name : List.of("register", "delete")) {
      operations.put(
          other -> 1,
          bed.guarded(name).operation(),
          Map.of("stagedoor.operation", name, "stagedoor.access", "OPTIONAL"));
    }
    bed.actsOnAccount = false;
    bed.stage("one", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage("two", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("register", "one", "two");
    bed.flow("delete", "one", "two");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private String passOne(String operation) {
    String session = bed.begin(operation, Dict.EMPTY, Optional.empty());
    bed.run(operation, Dict.EMPTY, Optional.empty(), Bed.auth(session, "one"));
    return session;
  }

  @Test
  void leavesOutWhatIsNowhere() {
    bed.begin("register", Dict.EMPTY, Optional.empty());
    SessionReport.Sessions none = count.at(bed.now);
    assertEquals(0, none.live());
    assertEquals(Optional.empty(), none.oldest());
  }

  @Test
  void tellsThoseUnderWayFromThoseThatAreOver() {
    String first = passOne("register");
    passOne("register");
    passOne("delete");
    bed.run("register", Dict.EMPTY, Optional.empty(), Bed.auth(first, "two"));
    SessionReport.Sessions now = count.at(bed.now);
    assertEquals(2, now.live());
    assertEquals(1, now.finished());
    assertEquals(Map.of("register", 1L, "delete", 1L), now.byOperation());
    assertEquals(Map.of(), now.waiting());
    assertFalse(now.oldest().orElseThrow().key().isEmpty());
  }

  @Test
  void saysWhichStageIsWaitedFor() {
    passOne("register");
    bed.stages.remove("two", () -> true);
    assertEquals(Map.of("two", 1L), count.at(bed.now).waiting());
    bed.flow("register", "one");
    assertEquals(Map.of(), count.at(bed.now).waiting(), "there is another way");
  }
}
