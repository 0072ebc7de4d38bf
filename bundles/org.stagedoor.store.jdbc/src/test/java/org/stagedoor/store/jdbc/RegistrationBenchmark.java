package org.stagedoor.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.store.jdbc.sql.Target;

/**
 * How many registrations a second reach the disk. Not a test: run by hand with the directory to
 * write in (it must be on a real disk), the number of threads, the seconds to run and, if it is not
 * to be SQLite, the address of an empty PostgreSQL database.
 */
final class RegistrationBenchmark {
  private static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$" + "x".repeat(66);
  private static final String SESSION = "{\"x\":\"" + "y".repeat(200) + "\"}";

  private final TestStore store;
  private final AtomicLong next = new AtomicLong();

  private RegistrationBenchmark(TestStore store) {
    this.store = store;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of(args[0]), "bench");
    int threads = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    Target target =
        args.length > 3
            ? new Target(args[3], "", "", 16, Duration.ofSeconds(10))
            : TestStore.file(directory);
    try (TestStore store = TestStore.open(target, directory, InstantSource.system())) {
      RegistrationBenchmark benchmark = new RegistrationBenchmark(store);
      benchmark.run(threads, Duration.ofSeconds(3));
      long from = benchmark.next.get();
      Duration before = cpu();
      double rate = benchmark.run(threads, Duration.ofSeconds(seconds));
      double micros = cpu().minus(before).toNanos() / 1e3 / (benchmark.next.get() - from);
      System.out.printf(
          "%d threads: %.0f registrations/s, %.0f us of processor each%n", threads, rate, micros);
      System.out.printf("resolve: %.0f/s by one thread%n", benchmark.resolve());
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private double run(int threads, Duration time) throws InterruptedException {
    long from = next.get();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads; i++) {
      executor.execute(
          () -> {
            while (System.nanoTime() < end) {
              register(next.incrementAndGet());
            }
          });
    }
    executor.shutdown();
    if (!executor.awaitTermination(1, TimeUnit.HOURS)) {
      throw new IllegalStateException();
    }
    return (next.get() - from) * 1e9 / (System.nanoTime() - start);
  }

  private String register(long number) {
    UserId user =
        new UserId("user" + Long.toHexString(number * 0x9E3779B97F4A7C15L), "example.org");
    Instant now = Instant.now();
    return store
        .database()
        .required(
            () -> {
              store
                  .sessions()
                  .save(new Sessions.Row("s" + number, 1, SESSION, null, now.plusSeconds(600)));
              store
                  .accounts()
                  .create(
                      new Account(user, Account.Kind.USER, Account.State.ACTIVE, true, now),
                      Optional.of(HASH),
                      Optional.empty());
              store.devices().open(user, "DEVICE" + number, Optional.of("Phone"), now);
              return store
                  .tokens()
                  .issue(user, Optional.of("DEVICE" + number), Optional.empty(), false, now)
                  .accessToken();
            });
  }

  private double resolve() {
    String token = register(next.incrementAndGet());
    int rounds = 100_000;
    long start = System.nanoTime();
    for (int i = 0; i < rounds; i++) {
      if (store.tokens().resolve(token, Times.NOW).isEmpty()) {
        throw new IllegalStateException();
      }
    }
    return rounds * 1e9 / (System.nanoTime() - start);
  }
}
