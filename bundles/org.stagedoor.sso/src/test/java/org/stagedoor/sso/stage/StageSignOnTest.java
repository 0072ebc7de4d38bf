package org.stagedoor.sso.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.testkit.TestAttempt.attempt;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Refused;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.sso.fake.Bench;
import org.stagedoor.sso.fake.StandIn;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.testkit.TestAttempt;

/** Users who go to their providers to pass a stage. */
class StageSignOnTest {
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final TestAttempt START = attempt().subject(ALICE.toString());
  private static final Instant NOW = START.now();

  private final Bench bench = new Bench();
  private final StandIn one = new StandIn("one");
  private final StageSignOn signOn =
      new StageSignOn(
          bench.voyages, bench.providers, bench.links, Bench.rules(Map.of("clock.skew", "30")));

  @BeforeEach
  void aliceHasAnAccountAtOne() {
    bench.installed.add(one);
    bench.links.add(new Subject("one", "a-1"), ALICE, NOW, () -> {});
  }

  private static Identity identity(String subject, Optional<Instant> authenticated) {
    return new Identity(subject, Dict.EMPTY, authenticated, Optional.empty());
  }

  private static String state(URI departure) {
    return departure.toString().replaceFirst(".*&state=", "");
  }

  /** Goes to a provider as the page has it; returns where she is sent. */
  private URI leave(TestAttempt from, String provider) {
    TestAttempt posted = from.posted(Dict.of("provider", provider));
    Outcome outcome = signOn.attempt(posted);
    Page page = signOn.page(posted.after(outcome).opened());
    return assertInstanceOf(Page.Redirect.class, page).target();
  }

  private Outcome arrive(TestAttempt from, URI departure) {
    TestAttempt back = from.returned(Dict.of("state", state(departure), "code", "c"));
    assertInstanceOf(Page.Proceed.class, signOn.page(back));
    return signOn.attempt(back);
  }

  private static Outcome.Denied denied(Outcome outcome) {
    Outcome.Denied denied = assertInstanceOf(Outcome.Denied.class, outcome);
    assertEquals("M_FORBIDDEN", denied.errcode());
    return denied;
  }

  @Test
  void itIsForThoseAloneWhoHaveAnAccountAtAProviderThatIsThere() {
    assertTrue(signOn.passable(START));
    assertFalse(signOn.passable(attempt()));
    assertFalse(signOn.passable(attempt().subject("@bob:example.org")));
    assertTrue(signOn.passable(attempt().claims(new Claim.User(ALICE))));
    bench.installed.clear();
    assertFalse(signOn.passable(START));
  }

  @Test
  void whoComesBackIsClaimedAndTheReturnCountsOnce() {
    URI departure = leave(START, "one");
    assertTrue(departure.toString().contains("fresh=true"));
    one.says(identity("a-1", Optional.of(NOW)));

    Outcome.Passed passed = assertInstanceOf(Outcome.Passed.class, arrive(START, departure));
    assertEquals(List.of(new Claim.User(ALICE)), passed.claims());
    assertEquals(1, passed.uses().size());
    String again = ((Outcome.Passed) arrive(START, departure)).uses().get(0).nonce();
    assertEquals(passed.uses().get(0).nonce(), again);
    String other = ((Outcome.Passed) arrive(START, leave(START, "one"))).uses().get(0).nonce();
    assertNotEquals(again, other);
  }

  @Test
  void whoIsKnownAsAnotherIsClaimedAsThatOne() {
    UserId bob = new UserId("bob", "example.org");
    bench.links.add(new Subject("one", "b-1"), bob, NOW, () -> {});
    one.says(identity("b-1", Optional.of(NOW)));
    Outcome.Passed passed =
        assertInstanceOf(Outcome.Passed.class, arrive(START, leave(START, "one")));
    assertEquals(List.of(new Claim.User(bob)), passed.claims());
  }

  @Test
  void whoIsKnownAsNobodyIsDenied() {
    one.says(identity("c-1", Optional.of(NOW)));
    denied(arrive(START, leave(START, "one")));
  }

  @Test
  void whoWasNotAskedAnewIsDenied() {
    URI departure = leave(START, "one");
    one.says(identity("a-1", Optional.of(NOW.minusSeconds(31))));
    denied(arrive(START, departure));
    one.says(identity("a-1", Optional.empty()));
    denied(arrive(START, departure));
    one.says(identity("a-1", Optional.of(NOW.minusSeconds(30))));
    assertInstanceOf(Outcome.Passed.class, arrive(START, departure));
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aRefusalIsToldAndForgeriesAreCounted(Reason reason) {
    one.says(new Refused(reason, "for the log"));
    Outcome.Denied denied = denied(arrive(START, leave(START, "one")));
    assertEquals(reason == Reason.UNTRUSTED, denied.guess());
    assertFalse(denied.error().contains("for the log"));
    assertTrue(denied.error().contains("Name of one"));
  }

  @Test
  void aReturnIsGoodForItsSessionAndItsTimeAlone() {
    URI departure = leave(START, "one");
    one.says(identity("a-1", Optional.of(NOW.plus(Duration.ofHours(1)))));
    denied(arrive(START.session("another"), departure));
    denied(arrive(START.at(NOW.plus(Duration.ofMinutes(30))), departure));
    denied(arrive(START, URI.create("https://one.example.org/?a&state=forged")));
  }

  @Test
  void aProviderThatIsGoneIsTold() {
    URI departure = leave(START, "one");
    bench.installed.clear();
    denied(arrive(START, departure));
  }

  @Test
  void onlyThoseProvidersCanBeChosenThatSheHasAnAccountAt() {
    bench.installed.add(new StandIn("two"));
    Outcome outcome = signOn.attempt(START.posted(Dict.of("provider", "two")));
    assertInstanceOf(Outcome.Denied.class, outcome);
    Page.Form page = assertInstanceOf(Page.Form.class, signOn.page(START.opened()));
    assertTrue(page.submit().contains("Name of one"));

    bench.links.add(new Subject("two", "a-2"), ALICE, NOW, () -> {});
    Page.Html choice = assertInstanceOf(Page.Html.class, signOn.page(START.opened()));
    assertTrue(choice.body().contains("value=\"two\""));
    assertTrue(leave(START, "two").toString().startsWith("https://two.example.org/"));
  }

  @Test
  void openingThePageLaterSendsNobodyAway() {
    TestAttempt posted = START.posted(Dict.of("provider", "one"));
    TestAttempt later = posted.after(signOn.attempt(posted)).at(NOW.plusSeconds(1)).opened();
    assertInstanceOf(Page.Form.class, signOn.page(later));
  }

  @Test
  void aClientIsToldTheProvidersAddressIfThereIsNoChoice() {
    URI departure = signOn.address(START);
    assertTrue(departure.toString().startsWith("https://one.example.org/?fresh=true"));
    one.says(identity("a-1", Optional.of(NOW)));

    // No browser was tied: who comes back by the page's address confirms.
    Dict brought = Dict.of("state", state(departure), "code", "c");
    TestAttempt back = START.input(new Input.Browser(false, false, brought));
    Page.Form form = assertInstanceOf(Page.Form.class, signOn.page(back));
    assertEquals(2, form.fields().size());
    assertInstanceOf(Outcome.Passed.class, signOn.attempt(START.posted(brought)));
  }

  @Test
  void aClientIsToldThePageOtherwise() {
    one.goAway();
    assertEquals(START.fallback(), signOn.address(START));
    bench.installed.add(new StandIn("two"));
    bench.links.add(new Subject("two", "a-2"), ALICE, NOW, () -> {});
    assertEquals(START.fallback(), signOn.address(START));
  }

  @Test
  void aClientThatAsksTooEarlyIsToldSo() {
    Outcome.Denied denied =
        assertInstanceOf(Outcome.Denied.class, signOn.attempt(START.auth(Dict.EMPTY)));
    assertEquals("M_UNAUTHORIZED", denied.errcode());
    assertFalse(denied.guess());
  }
}
