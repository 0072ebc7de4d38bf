package org.stagedoor.deploy;

/** What came of changing a bundle. */
sealed interface Outcome {
  /** It is as it was to be. */
  record Done() implements Outcome {}

  /** It is not, and may be anything; nothing of it runs. */
  record Failed(Failure failure) implements Outcome {}

  /** Its code has not returned yet. */
  record Stuck(Errand errand) implements Outcome {}
}
