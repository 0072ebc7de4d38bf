package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

class BrowserSideTest {
  private static final Call.Origin ORIGIN =
      new Call.Origin("127.0.0.1", "browser", List.of(Locale.ENGLISH));
  private static final Input.Browser OPENED = new Input.Browser(false, false, Dict.EMPTY);
  private static final Input.Browser CLICKED = new Input.Browser(false, true, Dict.EMPTY);

  private final Bed bed = new Bed();

  /** Sends a link that works by itself, as a mailed one does; and has a form for a code. */
  private static final class Linked implements Stage {
    volatile URI sent = URI.create("");

    @Override
    public Outcome attempt(Attempt attempt) {
      if (attempt.input() instanceof Input.Browser browser && browser.returned()) {
        return Outcome.passed();
      }
      if (attempt.input().fields().text("code").filter("1234"::equals).isPresent()) {
        return Outcome.passed();
      }
      if (attempt.input().fields().has("code")) {
        return Outcome.wrong("The code is wrong");
      }
      sent = attempt.callback();
      return new Outcome.Ongoing(Dict.of("sent", true), Dict.EMPTY);
    }

    @Override
    public Page page(Attempt attempt) {
      return attempt.input() instanceof Input.Browser browser && browser.returned()
          ? new Page.Proceed()
          : new Page.Form("Code", "Type it", List.of(), "Go");
    }
  }

  private final Linked linked = new Linked();

  @BeforeEach
  void stages() {
    bed.stage("link", Proves.NOTHING, linked);
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage("who", Proves.USER, attempt -> Outcome.passed(new Claim.User(Bed.BOB)));
    bed.flow("thing", "link", "a");
    bed.flow("mine", "who");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private View fallback(String type, String session, Input.Browser input) {
    return bed.browsers.fallback(type, session, new Browsing(input, ORIGIN, "browser"));
  }

  private View callback(String ticket, Input.Browser input) {
    return bed.browsers.callback(ticket, new Browsing(input, ORIGIN, "browser"));
  }

  private static String ticket(URI address) {
    return address.getPath().substring("/stagedoor/callback/".length());
  }

  private static Input.Browser typed(String code) {
    return new Input.Browser(true, false, Dict.of("code", code));
  }

  @Test
  void aPageIsShownAndItsFormPassesTheStage() {
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    View.Show show = assertInstanceOf(View.Show.class, fallback("link", session, OPENED));
    assertEquals("do thing", show.step().purpose().words());
    assertEquals(List.of("link", "a"), show.step().stages());
    assertTrue(bed.store.rows.isEmpty());
    View.Show wrong = assertInstanceOf(View.Show.class, fallback("link", session, typed("1")));
    assertEquals("The code is wrong", wrong.problem().orElseThrow().words());
    assertInstanceOf(View.Done.class, fallback("link", session, typed("1234")));
    assertInstanceOf(View.Done.class, fallback("link", session, OPENED));
    assertEquals(
        List.of("link"),
        bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.poll(session))
            .body()
            .texts("completed")
            .orElseThrow());
  }

  @Test
  void aStageFinishedOutOfBandCountsAtOnceAndItsAddressSaysSoAfterwards() {
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "link"));
    String ticket = ticket(linked.sent);
    assertTrue(ticket.length() < 200);
    assertInstanceOf(View.Done.class, callback(ticket, CLICKED));
    assertInstanceOf(View.Done.class, callback(ticket, CLICKED));
    assertEquals(
        200, bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "a")).status());
    assertInstanceOf(View.Done.class, callback(ticket, CLICKED));
  }

  @Test
  void forgedAndOldTicketsLeadNowhere() {
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "link"));
    String ticket = ticket(linked.sent);
    for (String forged :
        List.of("", "x", ticket.substring(1), "B" + ticket.substring(1), session, "ü")) {
      View.Refused refused = assertInstanceOf(View.Refused.class, callback(forged, CLICKED));
      assertEquals(View.Reason.SESSION_GONE, refused.reason());
    }
    bed.now = bed.now.plus(Duration.ofHours(25));
    assertInstanceOf(View.Refused.class, callback(ticket, CLICKED));
  }

  @Test
  void whatCanNotBePassedIsRefusedWithAReason() {
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    assertEquals(new View.Refused(400, View.Reason.NO_SESSION), fallback("link", "", OPENED));
    assertEquals(new View.Refused(404, View.Reason.SESSION_GONE), fallback("link", "nope", OPENED));
    assertEquals(
        new View.Refused(404, View.Reason.UNKNOWN_TYPE), fallback("nope", session, OPENED));
    assertEquals(new View.Refused(404, View.Reason.UNKNOWN_TYPE), fallback("a", session, OPENED));
  }

  @Test
  void anotherUsersProofIsRefusedInABrowserToo() {
    Optional<UserId> alice = Optional.of(Bed.ALICE);
    String session = bed.begin("mine", Dict.EMPTY, alice);
    View.Refused refused =
        assertInstanceOf(
            View.Refused.class,
            fallback("who", session, new Input.Browser(true, false, Dict.EMPTY)));
    assertEquals(View.Reason.OTHER_USER, refused.reason());
    assertFalse(
        bed.run("mine", Dict.EMPTY, alice, Bed.poll(session))
            .body()
            .texts("completed")
            .orElseThrow()
            .contains("who"));
  }

  @Test
  void aSickStageIsToldAsSuch() {
    bed.stages.remove("link", () -> true);
    bed.stage(
        "link",
        Proves.NOTHING,
        attempt -> {
          throw new IllegalStateException("sick");
        });
    String session = bed.begin("thing", Dict.EMPTY, Optional.empty());
    assertEquals(
        new View.Refused(503, View.Reason.STAGE_DOWN), fallback("link", session, typed("1")));
    assertEquals(
        Errcode.UNKNOWN,
        assertThrows(
                MatrixException.class,
                () -> bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.auth(session, "link")))
            .errcode());
  }
}
