package org.stagedoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Settlement;
import org.stagedoor.api.stage.Stage;

/** Each stage here breaks one promise; the contract must find it and say so. */
class StageContractTest {
  private static final List<Input> RIGHT = List.of(new Input.Auth(Dict.of("answer", "42")));

  private record Contract(Stage stage, List<Input> passing) implements StageContract {}

  /** A stage in which nothing is wrong. */
  private static class Plain implements Stage {
    @Override
    public Outcome attempt(Attempt attempt) {
      return attempt.input().fields().text("answer").filter("42"::equals).isPresent()
          ? Outcome.passed()
          : Outcome.wrong("Wrong answer");
    }
  }

  private static Stage attempting(Function<Attempt, Outcome> attempt) {
    return new Plain() {
      @Override
      public Outcome attempt(Attempt step) {
        return step.input().fields().text("answer").filter("42"::equals).isPresent()
            ? super.attempt(step)
            : attempt.apply(step);
      }
    };
  }

  private static Stage passing(Outcome outcome) {
    return new Plain() {
      @Override
      public Outcome attempt(Attempt step) {
        return outcome;
      }
    };
  }

  private static Stage showing(Page page) {
    return new Plain() {
      @Override
      public Page page(Attempt step) {
        return page;
      }
    };
  }

  private static Page html(String body) {
    return new Page.Html("Title", body, Map.of());
  }

  private static Page form(Page.Field... fields) {
    return new Page.Form("Title", "Prompt", List.of(fields), "Go");
  }

  private static Arguments faulty(String advice, Stage stage, Consumer<StageContract> test) {
    return Arguments.of(advice, stage, test);
  }

  static Stream<Arguments> faults() {
    Page.Field plain = new Page.Field("a", "A", Page.Field.Kind.TEXT);
    return Stream.of(
        faulty("is no component", new Plain(), StageContract::declaresItself),
        faulty(
            "throws java.lang.NullPointerException from attempt()",
            attempting(
                step ->
                    Outcome.wrong(
                        Objects.requireNonNull(step.input().fields().get("answer")).toString())),
            StageContract::survivesHostileFields),
        faulty(
            "throws java.lang.ClassCastException from attempt()",
            attempting(
                step ->
                    Outcome.denied(
                        "M_X", "x" + (String) step.input().fields().members().get("answer"))),
            StageContract::survivesHostileFields),
        faulty(
            "answers 500 M_UNKNOWN",
            attempting(
                step -> {
                  throw new MatrixException(500, "M_UNKNOWN", "broken");
                }),
            StageContract::survivesHostileFields),
        faulty(
            "denies with errcode \"oops\"",
            attempting(step -> Outcome.denied("oops", "no")),
            StageContract::survivesHostileFields),
        faulty(
            "leaves a state of",
            attempting(
                step ->
                    new Outcome.Ongoing(
                        Dict.of("said", step.input().fields().get("answer")), Dict.EMPTY)),
            StageContract::survivesHostileFields),
        faulty(
            "replies with the members [error]",
            attempting(step -> new Outcome.Ongoing(Dict.EMPTY, Dict.of("error", "no"))),
            StageContract::survivesHostileFields),
        faulty(
            "claims the fact",
            passing(Outcome.passed(new Claim.Fact("x", "y".repeat(1025)))),
            StageContract::claimsWhatItDeclares),
        faulty(
            "to step 1 of passing()",
            passing(Outcome.wrong("no")),
            StageContract::claimsWhatItDeclares),
        faulty(
            "repeats what the client sent",
            attempting(
                step -> Outcome.wrong("Not " + step.input().fields().text("answer").orElse("?"))),
            StageContract::keepsSecrets),
        faulty(
            "throws java.lang.IllegalStateException from params()",
            new Plain() {
              @Override
              public Dict params(Attempt attempt) {
                throw new IllegalStateException();
              }
            },
            StageContract::answersChallengesAtOnce),
        faulty(
            "throws java.lang.IllegalStateException from attempt() for the state",
            new Plain() {
              @Override
              public Outcome attempt(Attempt attempt) {
                if (!attempt.state().isEmpty()) {
                  throw new IllegalStateException();
                }
                return super.attempt(attempt);
              }
            },
            StageContract::toleratesForeignState),
        faulty(
            "fails when 64 come at once",
            new Plain() {
              private final AtomicInteger sessions = new AtomicInteger();

              @Override
              public Outcome attempt(Attempt attempt) {
                return sessions.incrementAndGet() > 60 ? Outcome.wrong("no") : Outcome.passed();
              }
            },
            StageContract::servesManyAtOnce),
        faulty("is passed by a GET", showing(new Page.Proceed()), StageContract::isNotPassedByLink),
        faulty(
            "throws java.lang.IllegalStateException from settled()",
            new Plain() {
              @Override
              public void settled(Settlement settlement) {
                throw new IllegalStateException();
              }
            },
            StageContract::settlesTwice),
        faulty(
            "without a label",
            showing(form(new Page.Field("a", " ", Page.Field.Kind.TEXT))),
            StageContract::showsItsPage),
        faulty("which is empty or taken", showing(form(plain, plain)), StageContract::showsItsPage),
        faulty(
            "without a title, a prompt",
            showing(new Page.Form("Title", "", List.of(), "Go")),
            StageContract::showsItsPage),
        faulty(
            "with \"<script\" in it",
            showing(html("<script>go()</script>")),
            StageContract::showsItsPage),
        faulty(
            "with \"onclick=\" in it",
            showing(html("<button onclick=go()>Go</button>")),
            StageContract::showsItsPage),
        faulty(
            "without {{form}}",
            showing(html("<form><button>Go</button></form>")),
            StageContract::showsItsPage),
        faulty(
            "shows fields without labels",
            showing(html("<form>{{form}}<input name='a'></form>")),
            StageContract::showsItsPage),
        faulty(
            "opens the page's policy by \"script-src 'unsafe-inline'\"",
            showing(new Page.Html("T", "b", Map.of("script-src", List.of("'unsafe-inline'")))),
            StageContract::showsItsPage),
        faulty(
            "opens the page's policy by \"form-action https://example.com\"",
            showing(new Page.Html("T", "b", Map.of("form-action", List.of("https://example.com")))),
            StageContract::showsItsPage),
        faulty(
            "redirects to /elsewhere",
            showing(new Page.Redirect(URI.create("/elsewhere"))),
            StageContract::showsItsPage));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void findsWhatIsWrong(String advice, Stage stage, Consumer<StageContract> test) {
    AssertionFailedError failure =
        assertThrows(AssertionFailedError.class, () -> test.accept(new Contract(stage, RIGHT)));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(advice), message);
    assertTrue(message.contains("Why it matters: "), message);
    assertTrue(message.contains("Instead: "), message);
  }

  /** A mistake in passing() is no fault of what the stage keeps. */
  @Test
  void doesNotBlameTheCrowdForWhatOneSessionCanNotDo() {
    for (Stage stage : List.of(passing(Outcome.wrong("no")), throwing())) {
      AssertionFailedError failure =
          assertThrows(
              AssertionFailedError.class, () -> new Contract(stage, RIGHT).servesManyAtOnce());
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("can't be passed by one session alone, so 64"), message);
      assertTrue(message.contains("mend passing()"), message);
      assertFalse(message.contains("in fields"), message);
    }
  }

  private static Stage throwing() {
    return new Plain() {
      @Override
      public Outcome attempt(Attempt step) {
        throw MatrixException.missing("answer");
      }
    };
  }

  @Test
  void tellsOfAStageThatHangs() {
    Stage hanging =
        attempting(
            step -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return Outcome.passed();
            });
    Stage timed = new TimedStage(hanging, 100);
    AssertionFailedError failure =
        assertThrows(AssertionFailedError.class, () -> timed.attempt(TestAttempt.attempt()));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("has not come back from attempt() after 100 ms"), message);
    assertTrue(message.contains("Instead: give whatever it waits for a time limit"), message);
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> interrupted.await());
  }

  private final CountDownLatch interrupted = new CountDownLatch(1);

  @Test
  void findsNothingWrongWithAGoodStage() {
    StageContract good = new Contract(new Plain(), RIGHT);
    good.survivesHostileFields();
    good.answersChallengesAtOnce();
    good.toleratesForeignState();
    good.servesManyAtOnce();
    good.keepsSecrets();
    good.showsItsPage();
    good.isNotPassedByLink();
    good.settlesTwice();
  }

  @Test
  void showsAPageOfOnesOwnThatIsFine() {
    String body =
        """
        <form>{{form}}<label for="a">A</label><input id="a" name="a">
        <script src="https://www.example.com/x.js"></script><button>Go</button></form>
        """;
    new Contract(showing(html(body)), RIGHT).showsItsPage();
  }

  @Test
  void carriesTheStateToTheNextAttempt() {
    Dict state = Dict.of("asked", true);
    TestAttempt next = TestAttempt.attempt().after(new Outcome.Ongoing(state, Dict.EMPTY));
    assertEquals(state, next.state());
    assertEquals(state, next.after(Outcome.wrong("no")).state());
    assertEquals(Optional.empty(), next.subject());
  }
}
