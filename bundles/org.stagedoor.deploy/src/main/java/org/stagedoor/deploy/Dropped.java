package org.stagedoor.deploy;

import java.time.Instant;
import java.util.Optional;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.jar.Examined;

/**
 * A file in {@code deploy/} as it was last examined.
 *
 * @param file its name
 * @param modified when it was written
 * @param examined what it is
 * @param refusal why a jar that is in order may not be deployed
 * @param since when it was examined
 */
record Dropped(
    String file, Instant modified, Examined examined, Optional<String> refusal, Instant since) {
  /** The bundle that it is, if it is one. */
  Optional<BundleJar> jar() {
    return examined instanceof Examined.Sound sound ? Optional.of(sound.jar()) : Optional.empty();
  }

  /** The jar that may serve, if it may. */
  Optional<Candidate> candidate() {
    return refusal.isPresent()
        ? Optional.empty()
        : jar().map(jar -> new Candidate(file, jar, modified));
  }

  Dropped judged(Optional<String> judgement) {
    return new Dropped(file, modified, examined, judgement, since);
  }
}
