package org.stagedoor.hotdeploy;

import java.time.Duration;

/** One bundle is updated each second, and between them one settings file rewritten. */
final class Upheaval {
  private static final Duration HALF = Duration.ofMillis(500);

  private final Rotation rotation;
  private final Rewrites rewrites;

  Upheaval(Rotation rotation, Rewrites rewrites) {
    this.rotation = rotation;
    this.rewrites = rewrites;
  }

  /** Goes on for so many seconds, and waits until all of it is in force. */
  void run(int seconds) throws Exception {
    long start = System.nanoTime();
    for (int second = 0; second < seconds; second++) {
      rotation.drop();
      until(start, 2 * second + 1);
      rewrites.make(second);
      until(start, 2 * second + 2);
    }
    rotation.awaitServing();
  }

  private static void until(long start, int halves) throws InterruptedException {
    long left = start + halves * HALF.toNanos() - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left).toMillis());
    }
  }
}
