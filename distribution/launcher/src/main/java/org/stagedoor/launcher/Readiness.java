package org.stagedoor.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Decides whether a start succeeded: the server answers, and no component of its own refused its
 * settings. A dropped stage that does may not keep the others from serving.
 */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** How often components are looked at while the server does not answer. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final BooleanSupplier answers;
  private final Components components;
  private final List<String> bundles;
  private final Duration allowed;

  /**
   * @param answers asks the server once
   * @param components why it might not answer
   * @param bundles what went wrong with bundles so far; told if no component says why
   * @param allowed how long it may take
   */
  Readiness(
      BooleanSupplier answers, Components components, List<String> bundles, Duration allowed) {
    this.answers = answers;
    this.components = components;
    this.bundles = List.copyOf(bundles);
    this.allowed = allowed;
  }

  /**
   * Returns when the server is ready.
   *
   * @throws StartException naming each wrong setting, or what is waited for in vain
   */
  void await() throws StartException, InterruptedException {
    long end = System.nanoTime() + allowed.toNanos();
    long nextLook = System.nanoTime() + LOOK.toNanos();
    while (true) {
      boolean ready = answers.getAsBoolean();
      // A look takes longer than to ask, on processors that have enough to do now.
      if (ready || System.nanoTime() - nextLook >= 0) {
        refuse();
        nextLook = System.nanoTime() + LOOK.toNanos();
      }
      if (ready) {
        return;
      }
      if (System.nanoTime() - end > 0) {
        List<String> reasons = new ArrayList<>();
        reasons.add("the server does not answer after " + allowed.toSeconds() + " s");
        reasons.addAll(components.waiting());
        throw new StartException(reasons);
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private void refuse() throws StartException {
    List<String> failed =
        components.failures().stream()
            .filter(failure -> !failure.dropped())
            .map(Failure::line)
            .toList();
    if (!failed.isEmpty()) {
      throw new StartException(failed);
    }
    if (!bundles.isEmpty()) {
      throw new StartException(bundles);
    }
  }
}
