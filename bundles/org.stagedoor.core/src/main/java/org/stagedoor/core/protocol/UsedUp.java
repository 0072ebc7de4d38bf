package org.stagedoor.core.protocol;

import org.stagedoor.api.stage.Outcome;

/** What a stage was passed with has passed another session first, so it does not pass this one. */
final class UsedUp extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Denied verdict;

  UsedUp(Outcome.Denied verdict) {
    super("used up", null, false, false);
    this.verdict = verdict;
  }

  Outcome.Denied verdict() {
    return verdict;
  }
}
