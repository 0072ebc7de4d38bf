package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/** What a session remembers of what its first challenge showed. */
class ShownTest {
  private final Bed bed = new Bed();
  private final List<Optional<String>> told = new ArrayList<>();
  private String version = "1";

  @BeforeEach
  void stages() {
    bed.stage(
        "versioned",
        Proves.NOTHING,
        new Stage() {
          @Override
          public Outcome attempt(Attempt attempt) {
            told.add(attempt.shown());
            return Outcome.denied("M_FORBIDDEN", "not yet");
          }

          @Override
          public String shows() {
            return version;
          }
        });
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("one", "versioned");
    bed.flow("two", "a", "versioned");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void attempt(String operation, Dict auth) {
    assertEquals(401, bed.run(operation, Dict.EMPTY, Optional.empty(), auth).status());
  }

  @Test
  void isWhatWasInForceThen() {
    String session = bed.begin("one", Dict.EMPTY, Optional.empty());
    version = "2";
    attempt("one", Bed.auth(session, "versioned"));
    assertEquals(List.of(Optional.of("1")), told);
    assertEquals(0, bed.store.rows.size());
  }

  @Test
  void outlivesTheFirstStage() {
    String session = bed.begin("two", Dict.EMPTY, Optional.empty());
    version = "2";
    attempt("two", Bed.auth(session, "a"));
    attempt("two", Bed.auth(session, "versioned"));
    assertEquals(List.of(Optional.of("1")), told);
  }

  @Test
  void isNothingForWhoHasHadNoAnswer() {
    attempt("one", Dict.of("type", "versioned"));
    assertEquals(List.of(Optional.empty()), told);
  }

  @Test
  void isNothingThatIsTooLong() {
    version = "1".repeat(65);
    attempt("one", Bed.auth(bed.begin("one", Dict.EMPTY, Optional.empty()), "versioned"));
    assertEquals(List.of(Optional.empty()), told);
  }
}
