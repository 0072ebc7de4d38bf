package org.stagedoor.deploy;

import java.time.Instant;
import java.util.Comparator;
import org.stagedoor.deploy.jar.BundleJar;

/**
 * A jar that may serve.
 *
 * @param file the name of the file in {@code deploy/} that brought it
 * @param jar the jar
 * @param modified when the file was written; of two of a version the later serves
 */
record Candidate(String file, BundleJar jar, Instant modified) {
  /** The one that is to serve comes last. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate candidate) -> candidate.jar().version())
          .thenComparing(Candidate::modified)
          .thenComparing(Candidate::file);

  String label() {
    return jar.version() + " of " + file;
  }
}
