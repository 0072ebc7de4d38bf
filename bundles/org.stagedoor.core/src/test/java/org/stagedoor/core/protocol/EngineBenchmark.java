package org.stagedoor.core.protocol;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/** What the engine costs without HTTP and SQL. Not a test: run by hand. */
final class EngineBenchmark {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Dict USER = Dict.of("username", "alice", "password", "correct-horse");

  private static final int CROWD = 64;
  private static final int EACH = 200_000;

  private EngineBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    try (Bed bed = new Bed()) {
      bed.actsOnAccount = false;
      bed.stages.add(
          "dummy",
          new StageTraits(
              "m.login.dummy",
              Proves.NOTHING,
              false,
              false,
              1000,
              Duration.ofSeconds(10),
              0,
              "test",
              "1.0"),
          passing());
      bed.flow("register", "m.login.dummy");
      for (int i = 0; i < 50; i++) {
        bed.stage("org.example.s" + i, Proves.NOTHING, passing());
      }
      for (int i = 0; i < 200; i++) {
        bed.flow(i < 20 ? "some" : "op" + i / 5, "org.example.s" + i % 50, "m.login.dummy");
        bed.flow("many", "org.example.s" + i % 50, "org.example.s" + (i + i / 50 + 1) % 50);
      }
      GuardedCall register = bed.guarded("register");
      GuardedCall some = bed.guarded("some");
      GuardedCall many = bed.guarded("many");
      measure("challenge", () -> bed.run(register, bed.call(Dict.EMPTY, Optional.empty()), null));
      measure(
          "challenge, 20 flows", () -> bed.run(some, bed.call(Dict.EMPTY, Optional.empty()), null));
      measure(
          "challenge, 200 flows",
          () -> bed.run(many, bed.call(Dict.EMPTY, Optional.empty()), null));
      Dict body = bed.run(many, bed.call(Dict.EMPTY, Optional.empty()), null).body();
      measure("to JSON, 200 flows of " + bed.json.write(body).length(), () -> bed.json.write(body));
      KeyRing keys =
          new KeyRing(
              bed.store.sealingKeys, new SecureRandom(), () -> bed.now, Duration.ofDays(30));
      SessionIds ids =
          new SessionIds(
              keys, new Aead(new SecureRandom()), new Aead(new SecureRandom()), bed.json);
      Header header = Header.of(register, bed.call(USER, Optional.empty()));
      String id = ids.make(header, USER).text();
      measure("session: make", () -> ids.make(header, USER));
      measure(
          "session: open and check",
          () -> {
            SessionIds.Opened opened = ids.open(id).orElseThrow();
            return opened.content().get().header().fits(header) && opened.key().length() > 0;
          });
      AtomicInteger direct = new AtomicInteger();
      measure("stage, called", () -> direct.incrementAndGet());
      measure(
          "stage, through the registry",
          () -> bed.stages.call("m.login.dummy", stage -> direct.incrementAndGet()));
      crowd(bed.stages);
    }
  }

  /** Many threads at once, and how often one waited for another. */
  private static void crowd(StageRegistry stages) throws InterruptedException {
    List<Thread> crowd = new ArrayList<>();
    AtomicLong blocked = new AtomicLong();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(
          new Thread(
              () -> {
                for (int n = 0; n < EACH; n++) {
                  stages.call("m.login.dummy", stage -> n(stage));
                }
                long id = Thread.currentThread().getId();
                blocked.addAndGet(THREADS.getThreadInfo(id).getBlockedCount());
                blocked.addAndGet(THREADS.getThreadInfo(id).getWaitedCount());
              }));
    }
    long start = System.nanoTime();
    crowd.forEach(Thread::start);
    for (Thread thread : crowd) {
      thread.join();
    }
    double nanos = (System.nanoTime() - start) / (double) (CROWD * EACH);
    System.out.printf("%d threads: %.0f ns each, %d waits%n", CROWD, nanos, blocked.get());
  }

  private static int n(Stage stage) {
    return System.identityHashCode(stage);
  }

  private static Stage passing() {
    return attempt -> Outcome.passed();
  }

  private interface Work {
    Object run() throws Exception;
  }

  private static void measure(String what, Work work) throws Exception {
    long sink = 0;
    for (int round = 0; round < 4; round++) {
      int count = 0;
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long end = System.nanoTime() + 1_500_000_000L;
      while (System.nanoTime() < end) {
        for (int i = 0; i < 50; i++) {
          sink += work.run().hashCode();
        }
        count += 50;
      }
      cpu = THREADS.getCurrentThreadCpuTime() - cpu;
      allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
      if (round == 3) {
        System.out.printf(
            "%-40s %8.2f us %8d B %s%n",
            what, cpu / 1e3 / count, allocated / count, sink == 42 ? "!" : "");
      }
    }
  }
}
