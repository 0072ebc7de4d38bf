package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Optional;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.stage.Attempt.Purpose;

/** What a browser is to be shown on behalf of a stage. */
public sealed interface View permits View.Show, View.Done, View.Refused {
  /**
   * A page of the stage.
   *
   * @param page the page; never {@link Page.Proceed}
   * @param step where the user is
   * @param error why the last try failed, for people
   */
  record Show(Page page, Step step, Optional<String> error) implements View {}

  /**
   * The stage is passed; the window can be closed.
   *
   * @param step where the user is
   */
  record Done(Step step) implements View {}

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
   * @param type the auth type of the page
   * @param purpose what is being confirmed
   * @param stages the stages of the flow that the user is in
   * @param passed those that are passed
   */
  record Step(String type, Purpose purpose, List<String> stages, List<String> passed) {
    /** Copies the lists. */
    public Step {
      stages = List.copyOf(stages);
      passed = List.copyOf(passed);
    }
  }

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
    OTHER_USER
  }
}
