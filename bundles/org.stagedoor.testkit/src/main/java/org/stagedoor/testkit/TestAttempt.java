package org.stagedoor.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;

/**
 * An attempt for tests. Immutable: each method gives another attempt that differs in one thing.
 *
 * <pre>{@code
 * Outcome first = stage.attempt(attempt().auth("response", "41"));
 * Outcome second = stage.attempt(attempt().after(first).auth("response", "42"));
 * }</pre>
 *
 * @param callbackBase what each {@link #callback} starts with
 */
public record TestAttempt(
    String session,
    Input input,
    Dict state,
    Purpose purpose,
    Optional<UserId> subject,
    List<Claim> claims,
    URI callbackBase,
    String remoteAddress,
    Instant now,
    List<Locale> locales,
    Optional<String> shown)
    implements Attempt {

  /** Copies the collections. */
  public TestAttempt {
    claims = List.copyOf(claims);
    locales = List.copyOf(locales);
  }

  /** An attempt of a client that sends nothing, for nobody in particular, in English. */
  public static TestAttempt attempt() {
    return new TestAttempt(
        "session-1",
        new Input.Auth(Dict.EMPTY),
        Dict.EMPTY,
        new Purpose("test", "try out a stage"),
        Optional.empty(),
        List.of(),
        URI.create("http://127.0.0.1:8008/stagedoor/callback/"),
        "192.0.2.1",
        Instant.parse("2026-01-01T00:00:00Z"),
        List.of(Locale.ENGLISH),
        Optional.empty());
  }

  /** With these fields in the client's {@code auth}. */
  public TestAttempt auth(Dict fields) {
    return input(new Input.Auth(fields));
  }

  /** With one field in the client's {@code auth}. */
  public TestAttempt auth(String field, Object value) {
    return auth(Dict.of(field, value));
  }

  /** With a page's form filled in and sent. */
  public TestAttempt posted(Dict fields) {
    return input(new Input.Browser(true, false, fields));
  }

  /** With the fallback page opened for the first time. */
  public TestAttempt opened() {
    return input(new Input.Browser(false, false, Dict.EMPTY));
  }

  /** With the address back opened, with these parameters. */
  public TestAttempt returned(Dict parameters) {
    return input(new Input.Browser(false, true, parameters));
  }

  /** With any input. */
  public TestAttempt input(Input input) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /** As the next request of the same session, with what an outcome left behind as state. */
  public TestAttempt after(Outcome outcome) {
    if (outcome instanceof Outcome.Ongoing ongoing) {
      return state(ongoing.state());
    }
    return outcome instanceof Outcome.Passed passed ? state(passed.state()) : this;
  }

  /** With this state. */
  public TestAttempt state(Dict state) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /** In another session. */
  public TestAttempt session(String session) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /**
   * With the access token of a user.
   *
   * @param userId such as {@code @alice:example.org}
   */
  public TestAttempt subject(String userId) {
    return subject(Optional.of(UserId.parse(userId).orElseThrow()));
  }

  /** With the access token of a user, or with none. */
  public TestAttempt subject(Optional<UserId> subject) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /** For another operation. */
  public TestAttempt purpose(String operation, String words) {
    Purpose other = new Purpose(operation, words);
    return new TestAttempt(
        session,
        input,
        state,
        other,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /** After stages that vouched for something. */
  public TestAttempt claims(Claim... claims) {
    List<Claim> others = List.of(claims);
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        others,
        callbackBase,
        remoteAddress,
        now,
        locales,
        shown);
  }

  /** In a session whose first challenge showed what a stage says that it shows. */
  public TestAttempt shown(String shown) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        locales,
        Optional.of(shown).filter(text -> !text.isEmpty()));
  }

  /** From another address. */
  public TestAttempt from(String address) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        address,
        now,
        locales,
        shown);
  }

  /** At another time. */
  public TestAttempt at(Instant time) {
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        time,
        locales,
        shown);
  }

  /** In other languages, the most wanted first. */
  public TestAttempt in(Locale... languages) {
    List<Locale> others = List.of(languages);
    return new TestAttempt(
        session,
        input,
        state,
        purpose,
        subject,
        claims,
        callbackBase,
        remoteAddress,
        now,
        others,
        shown);
  }

  @Override
  public URI callback() {
    return callbackBase.resolve(UUID.randomUUID().toString());
  }

  @Override
  public URI browserCallback() {
    if (!(input instanceof Input.Browser)) {
      throw new IllegalStateException("no browser is being answered");
    }
    return callback();
  }

  @Override
  public URI fallback() {
    return callbackBase.resolve("/_matrix/client/v3/auth/test/fallback/web?session=" + session);
  }
}
