package org.stagedoor.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * Tells of components that fail while the server runs, mostly because a file in etc/ was changed
 * for the worse; each failure once.
 *
 * <p>The component runtime tells that something is about to change, and not that an activation,
 * which may take its time, has failed. So one looks when it tells, and some more times after the
 * last change.
 */
final class FailureWatch implements ServiceListener {
  /** When one looks again, for {@link #FailureWatch}: later for who waits for a database, say. */
  static final List<Duration> AGAIN =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

  private final Supplier<List<Failure>> failures;
  private final PrintStream out;
  private final List<Duration> again;
  private final AtomicLong changes = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "failures");
            made.setDaemon(true);
            return made;
          });

  /** Used by one thread at a time: who makes the watch, then {@link #thread}. */
  private Set<Failure> told = Set.of();

  /**
   * @param failures what has failed by now
   * @param out where each is told
   * @param again how long after a change one looks again
   */
  FailureWatch(Supplier<List<Failure>> failures, PrintStream out, List<Duration> again) {
    this.failures = failures;
    this.out = out;
    this.again = List.copyOf(again);
  }

  /** Called by the component runtime's thread, at most once a second. */
  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.MODIFIED) {
      thread.execute(this::look);
      lookAgain();
    }
  }

  /** Tells what has failed by now, at once; for who made the watch, before it hears of changes. */
  void begin() {
    look();
    lookAgain();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A look fails only where the server has stopped.
  private void lookAgain() {
    long change = changes.incrementAndGet();
    for (Duration pause : again) {
      thread.schedule(
          () -> {
            // After a later change one looks anyway.
            if (changes.get() == change) {
              look();
            }
          },
          pause.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    List<Failure> found = failures.get();
    for (Failure failure : found) {
      if (!told.contains(failure)) {
        out.println("stagedoor: " + failure.line());
        if (!failure.setting()) {
          out.println(failure.trace());
        }
      }
    }
    told = new HashSet<>(found);
  }
}
