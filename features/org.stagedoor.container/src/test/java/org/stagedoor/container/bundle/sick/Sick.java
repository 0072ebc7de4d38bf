package org.stagedoor.container.bundle.sick;

import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Does what the client asks for, however bad. */
@Component
@StageType(stage = "org.example.sick", concurrency = 2, timeLimitMillis = 1000)
public final class Sick implements Stage {
  private final CountDownLatch release;

  /** Called by DS, with what ends a hang. */
  @Activate
  public Sick(@Reference CountDownLatch release) {
    this.release = release;
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return switch (attempt.input().fields().text("do").orElse("pass")) {
      case "throw" -> throw new IllegalStateException("sick");
      case "throw its own" -> throw new Sickness();
      case "fail to link" -> throw new NoClassDefFoundError("org/example/Missing");
      case "overflow" -> attempt(attempt);
      case "be down" -> throw MatrixException.unavailable("The doctor is out");
      case "hang" -> hang();
      default -> Outcome.passed();
    };
  }

  /** Ignores all interrupts. */
  private Outcome hang() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Outcome.passed();
  }

  /** A type that nobody else knows. */
  static final class Sickness extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
