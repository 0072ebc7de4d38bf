package org.stagedoor.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.stagedoor.api.deploy.Deployment.State;

/**
 * Which of the jars of one bundle serves. It follows from what lies there and not from the order in
 * which it came, so that a restart leads to the same.
 *
 * @param target what is to serve; empty for what is shipped, or nothing
 * @param remarks why the others don't, by their files
 */
record Choice(Optional<Candidate> target, Map<String, Remark> remarks) {
  /**
   * Why a jar that is well does not serve.
   *
   * @param state what to call it
   * @param reason why
   */
  record Remark(State state, String reason) {}

  /**
   * What is there of one bundle.
   *
   * @param dropped the jars in {@code deploy/} that may be deployed
   * @param kept the one that served last; its file may hold something else meanwhile, or be gone
   * @param shipped the version in {@code bundle/}, if there is one
   * @param failed the hashes of those that failed when they were tried
   * @param files the names of all files in {@code deploy/}
   */
  record Situation(
      List<Candidate> dropped,
      Optional<Candidate> kept,
      Optional<Version> shipped,
      Set<String> failed,
      Set<String> files) {

    private boolean usable(Candidate candidate) {
      return !failed.contains(candidate.jar().sha256()) && !older(candidate);
    }

    private boolean older(Candidate candidate) {
      return shipped
          .filter(version -> candidate.jar().version().compareTo(version) < 0)
          .isPresent();
    }

    /** What was overwritten counts on; what was removed does only if all else fails. */
    private boolean overwritten(Candidate candidate) {
      return files.contains(candidate.file());
    }
  }

  /** Chooses. */
  static Choice of(Situation situation) {
    Optional<Candidate> kept =
        situation.kept().filter(situation::usable).filter(one -> !isDropped(one, situation));
    Optional<Candidate> best =
        Stream.concat(
                situation.dropped().stream().filter(situation::usable),
                kept.filter(situation::overwritten).stream())
            .max(Candidate.ORDER);
    Optional<Candidate> target = best.isPresent() || situation.dropped().isEmpty() ? best : kept;
    return new Choice(target, remarks(situation, target));
  }

  private static boolean isDropped(Candidate kept, Situation situation) {
    return situation.dropped().stream()
        .map(candidate -> candidate.jar().sha256())
        .collect(Collectors.toSet())
        .contains(kept.jar().sha256());
  }

  private static Map<String, Remark> remarks(Situation situation, Optional<Candidate> target) {
    Map<String, Remark> remarks = new HashMap<>();
    for (Candidate candidate : situation.dropped()) {
      if (situation.older(candidate)) {
        remarks.put(
            candidate.file(),
            new Remark(
                State.REFUSED,
                "it is older than the "
                    + situation.shipped().map(Version::toString).orElse("")
                    + " that is shipped"));
      } else if (target.isPresent()
          && !target.get().equals(candidate)
          && !situation.failed().contains(candidate.jar().sha256())) {
        remarks.put(candidate.file(), remark(candidate, target.get()));
      }
    }
    return remarks;
  }

  private static Remark remark(Candidate candidate, Candidate target) {
    return candidate.file().equals(target.file())
        ? new Remark(
            State.REFUSED,
            "it is older than the "
                + target.jar().version()
                + " that it replaced, and that serves on; to go back, drop it under another name"
                + " and remove this file")
        : new Remark(State.SUPERSEDED, target.label() + " serves");
  }
}
