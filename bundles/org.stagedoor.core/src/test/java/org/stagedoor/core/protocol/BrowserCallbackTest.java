package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

class BrowserCallbackTest {
  private static final Input.Browser OPENED = new Input.Browser(false, false, Dict.EMPTY);
  private static final Input.Browser PRESSED = new Input.Browser(true, false, Dict.EMPTY);
  private static final Input.Browser RETURNED =
      new Input.Browser(false, true, Dict.of("code", "right"));

  private final Bed bed = new Bed();

  /** Sends the browser to a provider, and believes what it brings back. */
  private static final class Away implements Stage {
    @Override
    public Outcome attempt(Attempt attempt) {
      if (attempt.input() instanceof Input.Browser browser && browser.returned()) {
        return browser.fields().text("code").filter("right"::equals).isPresent()
            ? Outcome.passed()
            : Outcome.wrong("The provider says no");
      }
      URI back = attempt.browserCallback();
      return new Outcome.Ongoing(Dict.of("to", "https://id.example/?back=" + back), Dict.EMPTY);
    }

    @Override
    public Page page(Attempt attempt) {
      if (((Input.Browser) attempt.input()).returned()) {
        return new Page.Proceed();
      }
      return attempt
          .state()
          .text("to")
          .<Page>map(to -> new Page.Redirect(URI.create(to)))
          .orElseGet(() -> new Page.Form("Away", "You are sent away", List.of(), "Go"));
    }
  }

  @BeforeEach
  void stages() {
    bed.stage("away", Proves.NOTHING, new Away());
    bed.stage("a", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("thing", "away", "a");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private static Browsing in(String browser, Input.Browser input) {
    Call.Origin origin = new Call.Origin("192.0.2.1", "Browser", List.of(Locale.ENGLISH));
    return new Browsing(input, origin, browser);
  }

  private static String ticket(View view) {
    View.Show show = assertInstanceOf(View.Show.class, view);
    String to = assertInstanceOf(Page.Redirect.class, show.page()).target().toString();
    return to.substring(to.lastIndexOf('/') + 1);
  }

  private String begin() {
    return bed.begin("thing", Dict.EMPTY, Optional.empty());
  }

  @Test
  void onlyTheBrowserThatLeftMayComeBack() {
    String session = begin();
    String ticket = ticket(bed.browsers.fallback("away", session, in("hers", PRESSED)));
    assertEquals(
        new View.Refused(403, View.Reason.OTHER_BROWSER),
        bed.browsers.callback(ticket, in("his", RETURNED)));
    View.Done done =
        assertInstanceOf(View.Done.class, bed.browsers.callback(ticket, in("hers", RETURNED)));
    assertEquals(List.of("away"), done.step().passed());
  }

  @Test
  void aVisitToAWholeFlowGoesOn() {
    String session = begin();
    assertInstanceOf(View.Show.class, bed.browsers.flow(session, "away", in("hers", OPENED)));
    String ticket = ticket(bed.browsers.flow(session, "away", in("hers", PRESSED)));
    View.Go go =
        assertInstanceOf(View.Go.class, bed.browsers.callback(ticket, in("hers", RETURNED)));
    String on = go.session().orElseThrow();
    assertEquals(new View.Go("a"), bed.browsers.flow(on, "", in("hers", OPENED)));
    assertEquals(
        new View.Refused(404, View.Reason.SESSION_GONE),
        bed.browsers.flow(on, "", in("his", OPENED)));
    assertEquals(
        new View.Refused(404, View.Reason.SESSION_GONE),
        bed.browsers.flow(ticket, "", in("hers", OPENED)));
    assertEquals(new View.Go(""), bed.browsers.flow(on, "a", in("hers", PRESSED)));
    assertInstanceOf(View.Done.class, bed.browsers.flow(session, "", in("hers", OPENED)));
    assertEquals(200, bed.run("thing", Dict.EMPTY, Optional.empty(), Bed.poll(session)).status());
  }

  @Test
  void aClientHasNoBrowser() {
    Attempt[] seen = new Attempt[1];
    bed.stage(
        "look",
        Proves.NOTHING,
        attempt -> {
          seen[0] = attempt;
          return Outcome.passed();
        });
    bed.flow("other", "look", "a");
    String session = bed.begin("other", Dict.EMPTY, Optional.empty());
    bed.run("other", Dict.EMPTY, Optional.empty(), Bed.auth(session, "look"));
    assertThrows(IllegalStateException.class, seen[0]::browserCallback);
  }
}
