package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.stage.Attempt.Purpose;

/** What a browser is to be shown on behalf of a session. */
public sealed interface View
    permits View.Show, View.Choice, View.Go, View.Done, View.Back, View.Refused {
  /**
   * A page of the stage.
   *
   * @param page the page; never {@link Page.Proceed}
   * @param step where the user is
   * @param problem why the last try failed
   */
  record Show(Page page, Step step, Optional<Problem> problem) implements View {}

  /**
   * Several ways to go on, of which the user takes one.
   *
   * @param step where the user is
   * @param ways the ways, in the order in which they are offered; at least two
   */
  record Choice(Step step, List<Way> ways) implements View {
    /** Copies the ways. */
    public Choice {
      ways = List.copyOf(ways);
    }
  }

  /**
   * One way to go on.
   *
   * @param stages the auth types to pass, the next one first; never empty
   */
  record Way(List<String> stages) {
    /** Copies the types. */
    public Way {
      stages = List.copyOf(stages);
    }

    /** The auth type that comes next. */
    public String next() {
      return stages.get(0);
    }
  }

  /**
   * On to another page of the flow, by an address of its own: whatever the browser's history
   * repeats then belongs to the stage that it was meant for.
   *
   * @param type the auth type whose page it is; empty for the one that finds out what comes next
   * @param session what stands for the session there; empty for what the request named
   */
  record Go(String type, Optional<String> session) implements View {
    /** On with the session that the request named. */
    public Go(String type) {
      this(type, Optional.empty());
    }
  }

  /**
   * What this window was opened for is passed: a stage, or a whole flow. It can be closed.
   *
   * @param step where the user is
   */
  record Done(Step step) implements View {}

  /**
   * The flow that this browser began is finished: back to the operation, which runs.
   *
   * @param path its path
   * @param query its own parameters
   */
  record Back(String path, Map<String, String> query) implements View {
    /** Copies the parameters. */
    public Back {
      query = Map.copyOf(query);
    }
  }

  /**
   * Nothing can be done here; the user is told why, and what to do instead.
   *
   * @param status the HTTP status
   * @param reason why
   */
  record Refused(int status, Reason reason) implements View {}

  /**
   * Where the user is.
   *
   * @param type the auth type of the page; empty if it is none's
   * @param purpose what is being confirmed
   * @param account whether that is done to an account that exists, so that somebody may be at it
   * @param unsigned how long ago that was begun, if anybody may have: no access token stands for
   *     it, and it belongs to no browser
   * @param stages the stages of the flow that the user is in
   * @param passed those that are passed, of whichever flow
   */
  record Step(
      String type,
      Purpose purpose,
      boolean account,
      Optional<Duration> unsigned,
      List<String> stages,
      List<String> passed) {
    /** Copies the lists. */
    public Step {
      stages = List.copyOf(stages);
      passed = List.copyOf(passed);
    }

    /** How many stages of the flow are passed. */
    public int done() {
      return (int) stages.stream().filter(passed::contains).count();
    }

    /** Whether nothing of the flow is left to do. */
    public boolean complete() {
      return done() == stages.size();
    }
  }

  /**
   * Why a try failed.
   *
   * @param errcode the specification's code
   * @param words for people; in the user's language if a stage chose them, in English otherwise
   * @param judged whether a stage chose them
   */
  record Problem(String errcode, String words, boolean judged) {}

  /** Why nothing can be done. */
  enum Reason {
    /** 400: no session was named. */
    NO_SESSION,
    /** 404: the session, or the address back, is unknown or expired: start again in the client. */
    SESSION_GONE,
    /** 404: no such auth type, or none that this session may pass now. */
    UNKNOWN_TYPE,
    /** 429: too many wrong tries. */
    TOO_MANY_TRIES,
    /** 503: the stage does not work now; try again later. */
    STAGE_DOWN,
    /** 403: who was proved is not who is meant. */
    OTHER_USER,
    /** 403: the address is good in another browser only. */
    OTHER_BROWSER
  }
}
