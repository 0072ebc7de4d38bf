package org.stagedoor.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Decides whether a start succeeded: the server answers, and no component refused its settings. */
final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final BooleanSupplier answers;
  private final Components components;
  private final Duration allowed;

  /**
   * @param answers asks the server once
   * @param components why it might not answer
   * @param allowed how long it may take
   */
  Readiness(BooleanSupplier answers, Components components, Duration allowed) {
    this.answers = answers;
    this.components = components;
    this.allowed = allowed;
  }

  /**
   * Returns when the server is ready.
   *
   * @throws StartException naming each wrong setting, or what is waited for in vain
   */
  void await() throws StartException, InterruptedException {
    long end = System.nanoTime() + allowed.toNanos();
    while (true) {
      boolean ready = answers.getAsBoolean();
      List<String> failed = components.failed();
      if (!failed.isEmpty()) {
        throw new StartException(failed);
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
}
