package org.stagedoor.api.stage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.json.Dict;

/** A stage's verdict on an attempt. */
public sealed interface Outcome permits Outcome.Passed, Outcome.Ongoing, Outcome.Denied {
  /**
   * The stage is passed, and is not attempted again in this session.
   *
   * @param claims what the stage vouches for
   * @param state what to remember for {@link Stage#settled}; when empty, the stage does not hear of
   *     the session's end. Written as JSON at most 4 KiB
   * @param uses what counts once and is used up hereby
   * @param until when it no longer counts: then the stage is to be passed again, and what was
   *     passed after it; empty for as long as the session lives
   */
  record Passed(List<Claim> claims, Dict state, List<Use> uses, Optional<Instant> until)
      implements Outcome {
    /** Copies the claims and the uses. */
    public Passed {
      claims = List.copyOf(claims);
      uses = List.copyOf(uses);
    }

    /** Uses nothing up, and counts as long as the session lives. */
    public Passed(List<Claim> claims, Dict state) {
      this(claims, state, List.of(), Optional.empty());
    }

    /** Counts as long as the session lives. */
    public Passed(List<Claim> claims, Dict state, List<Use> uses) {
      this(claims, state, uses, Optional.empty());
    }

    /** The same, using something up. */
    public Passed using(Use use) {
      return new Passed(claims, state, List.of(use), until);
    }

    /** The same, for a time. */
    public Passed until(Instant end) {
      return new Passed(claims, state, uses, Optional.of(end));
    }
  }

  /**
   * Something that passes one session and no other, such as a login token. The core binds it to the
   * session in the transaction that records the stage as passed or, where that is all, runs the
   * operation: so a request that failed, or a node that died, has used nothing up.
   *
   * @param nonce names it, with the bundle's own prefix, as {@link
   *     org.stagedoor.api.account.Nonces#bind} takes it
   * @param until when it is good no more anyway, and may be forgotten
   * @param otherwise the verdict if another session was first
   */
  record Use(String nonce, Instant until, Denied otherwise) {}

  /**
   * The stage needs another request.
   *
   * @param state what to remember; written as JSON at most 4 KiB
   * @param reply what the client is told, beside the members of the challenge; may not use their
   *     names
   */
  record Ongoing(Dict state, Dict reply) implements Outcome {}

  /**
   * The stage is not passed; the client may try again.
   *
   * @param errcode one of the specification's codes
   * @param error why, for people, in the first known of {@link Attempt#errorLocales}; no secret
   * @param guess whether a secret was guessed at, so that this counts towards the limits
   */
  record Denied(String errcode, String error, boolean guess) implements Outcome {}

  /** Passed, without a claim or a state. */
  static Outcome passed() {
    return new Passed(List.of(), Dict.EMPTY);
  }

  /** Passed, with what the stage vouches for. */
  static Outcome passed(Claim... claims) {
    return new Passed(List.of(claims), Dict.EMPTY);
  }

  /** A secret was wrong: 401 {@code M_FORBIDDEN}, counted. */
  static Outcome wrong(String error) {
    return new Denied(Errcode.FORBIDDEN, error, true);
  }

  /** Not passed for another reason, and not counted. */
  static Outcome denied(String errcode, String error) {
    return new Denied(errcode, error, false);
  }
}
