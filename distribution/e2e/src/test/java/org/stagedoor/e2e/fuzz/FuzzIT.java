package org.stagedoor.e2e.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/**
 * Throws random JSON at every route for two minutes, beside the other tests. A seeded generator of
 * our own: Jazzer steers by the coverage of code in its own process, and the server runs in
 * another; jqwik counts tries and shrinks values, where a state that thousands of requests have
 * made is what matters. {@code -Dstagedoor.fuzz.seconds} and {@code -Dstagedoor.fuzz.seed} change
 * what it does.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzIT {
  private static final Duration TIME =
      Duration.ofSeconds(Long.getLong("stagedoor.fuzz.seconds", 120));
  private static final long SEED = Long.getLong("stagedoor.fuzz.seed", 20_261_121);
  private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int ACCOUNT_CHECK = 25;

  /** What caches may take that fill up once, in KiB. */
  private static final long ALLOWED_GROWTH = 12_288;

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation -> {
            installation.set(
                "org.stagedoor.limits",
                Map.of("account.burst", "off", "address.burst", "off", "session.burst", "off"));
            installation.set(
                "org.stagedoor.flows", Map.of("delete_devices", "m.login.password m.login.dummy"));
            installation.set("org.stagedoor.account.registration", Map.of("guests", "true"));
          });

  private final Random random = new Random(SEED);
  private final Client anonymous = SERVER.client();
  private final Known known = new Known(anonymous);
  private final RandomRequest request = new RandomRequest(random, known);

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void noRequestBreaksTheServer() throws Exception {
    List<String> routes = Routes.of(SERVER.installation().home());
    assertTrue(routes.size() > 20, routes::toString);
    Memory memory = new Memory(SERVER.server().pid());

    run(routes, TIME.dividedBy(4));
    long before = memory.usedAfterCollection();
    run(routes, TIME.dividedBy(4).multipliedBy(3));
    long after = memory.usedAfterCollection();

    assertTrue(after < before + ALLOWED_GROWTH, "KiB before: " + before + ", after: " + after);
    String log = SERVER.server().log().toString();
    assertFalse(log.contains(" ERROR ") || log.contains("\tat "), log);
  }

  private void run(List<String> routes, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; System.nanoTime() - end < 0; i++) {
      if (i % ACCOUNT_CHECK == 0) {
        known.renew();
      }
      long start = System.nanoTime();
      Answer answer = request.send(anonymous, Noise.pick(routes, random));
      assertTrue(System.nanoTime() - start < HANG_NANOS, request::last);
      check(answer);
      known.learn(answer);
    }
  }

  /** A password that was forgotten is reset by an address, and no stage for one is installed. */
  private static boolean promised(Answer answer) {
    return answer.status() == 503 && answer.body().contains("No way to authenticate is available");
  }

  private void check(Answer answer) {
    assertTrue(answer.status() < 500 || promised(answer), () -> request.last() + " -> " + answer);
    assertEquals("*", answer.header("Access-Control-Allow-Origin"), request::last);
    assertFalse(answer.body().contains("Exception"), () -> request.last() + " -> " + answer);
    if (answer.header("Content-Type").equals("application/json")) {
      assertTrue(JsonParser.parseString(answer.body()).isJsonObject(), request::last);
    }
  }
}
