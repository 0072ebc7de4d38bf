package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stagedoor.core.protocol.Bed.ALICE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.StageType.Proves;

/** An operation that a browser calls. */
class HostedTest {
  private static final Input.Browser OPENED = new Input.Browser(false, false, Dict.EMPTY);
  private static final Input.Browser PRESSED = new Input.Browser(true, false, Dict.EMPTY);

  private final Bed bed = new Bed();
  private final GuardedCall hosted;

  HostedTest() {
    GuardedCall plain = bed.guarded("hosted");
    hosted = new GuardedCall("hosted", List.of("kind"), false, true, plain.operation());
    bed.hosted = Optional.of(hosted);
    bed.stage("password", Proves.USER, attempt -> Outcome.passed(new Claim.User(ALICE)));
    bed.stage("b", Proves.NOTHING, attempt -> Outcome.passed());
    bed.flow("hosted", "password", "b");
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private static Call.Origin origin(String browser) {
    return new Call.Origin("192.0.2.1", "Browser", List.of(Locale.ENGLISH), Optional.of(browser));
  }

  private static Browsing in(String browser, Input.Browser input) {
    return new Browsing(input, origin(browser), "cookie of " + browser);
  }

  private Call call(String browser) {
    return new Call(
        "GET",
        "/stagedoor/thing",
        Map.of(),
        Map.of("kind", "a b"),
        Dict.EMPTY,
        Optional.empty(),
        origin(browser),
        Optional.empty(),
        bed.now);
  }

  private Reply.Json run(String browser, Dict auth) {
    return bed.run(hosted, call(browser), auth);
  }

  private String begin() {
    return run("hers", Dict.EMPTY).body().text("session").orElseThrow();
  }

  @Test
  void itIsLedThroughTheFlowAndBack() {
    String session = begin();
    assertEquals(new View.Go("password"), bed.browsers.flow(session, "", in("hers", OPENED)));
    bed.browsers.flow(session, "password", in("hers", PRESSED));
    assertEquals(401, run("hers", Bed.poll(session)).status(), "there is more to do");
    bed.browsers.flow(session, "b", in("hers", PRESSED));

    View.Back back =
        assertInstanceOf(View.Back.class, bed.browsers.flow(session, "", in("hers", OPENED)));

    assertEquals(new View.Back("/stagedoor/thing", Map.of("kind", "a b")), back);
    assertEquals(200, run("hers", Bed.poll(session)).status());
    assertEquals(Optional.of(ALICE), bed.performed.get(0).user());
  }

  @Test
  void nobodyElseCanBeLedToFinishIt() {
    String session = begin();
    View refused = new View.Refused(403, View.Reason.OTHER_BROWSER);
    assertEquals(refused, bed.browsers.flow(session, "password", in("his", PRESSED)));
    assertEquals(refused, bed.browsers.fallback("password", session, in("his", PRESSED)));
    bed.browsers.flow(session, "password", in("hers", PRESSED));
    bed.browsers.flow(session, "b", in("hers", PRESSED));

    assertThrows(MatrixException.class, () -> run("his", Bed.poll(session)));
    assertEquals(0, bed.performed.size());
  }
}
