package org.stagedoor.container.bundle.slow;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/** Is passed when it is released, and keeps a diary. */
@Component
@StageType(stage = "org.example.slow")
public final class Slow implements Stage {
  private final CountDownLatch release;
  private final Consumer<String> diary;

  /** Called by DS. */
  @Activate
  public Slow(@Reference CountDownLatch release, @Reference Consumer<String> diary) {
    this.release = release;
    this.diary = diary;
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    diary.accept("deactivated");
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    diary.accept("attempt began");
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.unavailable("Interrupted");
    }
    diary.accept("attempt ended");
    return Outcome.passed();
  }
}
