package org.stagedoor.account.fake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.http.MatrixException;

/** Counts failures for ever; ten of a kind are too many. */
public final class FakeGuesses implements Guesses {
  private static final int TOO_MANY = 10;

  private final Map<Subject, Integer> failures = new HashMap<>();

  /** How often guesses failed. */
  public int failures(Subject.Kind kind, String key) {
    return failures.getOrDefault(new Subject(kind, key), 0);
  }

  @Override
  public Guess open(Set<Subject> subjects) {
    if (subjects.stream().anyMatch(subject -> failures.getOrDefault(subject, 0) >= TOO_MANY)) {
      throw MatrixException.limited(Duration.ofSeconds(5));
    }
    return new Guess() {
      private boolean failed = true;

      @Override
      public void right() {
        failed = false;
        subjects.forEach(failures::remove);
      }

      @Override
      public void none() {
        failed = false;
      }

      @Override
      public void close() {
        if (failed) {
          subjects.forEach(subject -> failures.merge(subject, 1, Integer::sum));
        }
      }
    };
  }
}
