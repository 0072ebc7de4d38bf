package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.flow.Counters;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Neighbourhood;

/**
 * Counts wrong guesses in the store, for all nodes. Those under way on this node count as wrong
 * until they are closed, so that a hundred sent at once are not a hundred free ones. Used by any
 * thread.
 */
final class GuessCounter implements Guesses {
  private static final double EPSILON = 1e-9;
  private static final Set<Subject.Kind> OF_ADDRESSES =
      Set.of(Subject.Kind.ADDRESS, Subject.Kind.REGISTRATION);

  private final Counters counters;
  private final InstantSource clock;
  private final Supplier<GuessLimits> limits;
  private final Map<Subject, Integer> underWay = new ConcurrentHashMap<>();

  GuessCounter(Counters counters, InstantSource clock, Supplier<GuessLimits> limits) {
    this.counters = counters;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public Guess open(Set<Subject> subjects) {
    Map<Subject.Kind, GuessLimits.Limit> inForce = limits.get().limits();
    Instant now = clock.instant();
    Set<Subject> counted =
        subjects.stream()
            .filter(subject -> inForce.containsKey(subject.kind()))
            .collect(Collectors.toUnmodifiableSet());
    Open guess = new Open(counted, inForce);
    counted.forEach(subject -> underWay.merge(subject, 1, Integer::sum));
    try {
      for (Subject subject : counted) {
        GuessLimits.Limit limit = Objects.requireNonNull(inForce.get(subject.kind()));
        double stored = counters.level(key(subject), limit.forgiveOne(), now);
        double level = stored + underWay.getOrDefault(subject, 1);
        if (level > limit.burst() + EPSILON) {
          throw MatrixException.limited(wait(level - limit.burst(), limit));
        }
        if (stored > 0) {
          guess.toForget(subject);
        }
      }
      return guess;
    } catch (RuntimeException e) {
      guess.leave();
      throw e;
    }
  }

  private static Duration wait(double over, GuessLimits.Limit limit) {
    return Duration.ofMillis((long) Math.ceil(over * limit.forgiveOne().toMillis()));
  }

  private static String key(Subject subject) {
    return subject.kind()
        + " "
        + (OF_ADDRESSES.contains(subject.kind()) ? Neighbourhood.of(subject.key()) : subject.key());
  }

  private final class Open implements Guess {
    private final Set<Subject> subjects;
    private final Map<Subject.Kind, GuessLimits.Limit> inForce;
    private final Set<Subject> forgettable = new HashSet<>();
    private boolean told;
    private boolean left;

    Open(Set<Subject> subjects, Map<Subject.Kind, GuessLimits.Limit> inForce) {
      this.subjects = subjects;
      this.inForce = inForce;
    }

    @Override
    public void right() {
      told = true;
      forgettable.forEach(subject -> counters.clear(key(subject)));
    }

    /** What one address got right says nothing of what else it tries, so that its count stays. */
    void toForget(Subject subject) {
      if (subject.kind() != Subject.Kind.ADDRESS) {
        forgettable.add(subject);
      }
    }

    @Override
    public void none() {
      told = true;
    }

    @Override
    public void close() {
      try {
        if (!told) {
          told = true;
          Instant now = clock.instant();
          for (Subject subject : subjects) {
            counters.add(
                key(subject),
                Objects.requireNonNull(inForce.get(subject.kind())).forgiveOne(),
                now);
          }
        }
      } finally {
        leave();
      }
    }

    private void leave() {
      if (!left) {
        left = true;
        subjects.forEach(
            subject ->
                underWay.computeIfPresent(subject, (same, count) -> count == 1 ? null : count - 1));
      }
    }
  }
}
