package org.stagedoor.api.deploy;

import java.time.Instant;

/**
 * A jar in the folder {@code deploy/}, and what became of it.
 *
 * @param file its name in the folder
 * @param bundle its symbolic name; empty if it has none that could be read
 * @param version its version as OSGi writes it; empty like the name
 * @param state what became of it
 * @param reason why, in words for operators, one line; empty if all is well
 * @param since since when it is so
 */
public record Deployment(
    String file, String bundle, String version, State state, String reason, Instant since) {

  /** What became of a jar. */
  public enum State {
    /** It is still being copied, or was left unfinished. */
    INCOMPLETE,
    /** It runs. */
    SERVING,
    /** It is installed and needs something that is not there yet, such as its settings. */
    WAITING,
    /** It is installed, and was stopped by {@link Deployments#stop}. */
    STOPPED,
    /** It is well, but a higher version of the same bundle is there. */
    SUPERSEDED,
    /** It is not deployed. */
    REFUSED,
    /** It was tried and failed; what was there before serves on. */
    ROLLED_BACK,
    /** Its code does not return from its start or stop; it can't be changed before it does. */
    STUCK
  }
}
