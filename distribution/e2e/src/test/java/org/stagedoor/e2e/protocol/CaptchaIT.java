package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** The stage m.login.recaptcha against a provider that is right, slow, broken, lying or away. */
@ExtendWith(StagesServer.class)
class CaptchaIT {
  private static final String REGISTER = V3 + "/register";
  private static final String TYPE = "m.login.recaptcha";
  private static final Pattern RESPONSE = Pattern.compile("(?:^|&)response=([a-z]+)");

  private final StagesServer.Staged staged;
  private final Client anybody;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer provider;

  CaptchaIT(StagesServer.Staged staged) throws IOException {
    this.staged = staged;
    anybody = staged.server().client();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(threads);
    provider.createContext("/", this::answer);
    provider.start();
  }

  @BeforeEach
  void install() throws Exception {
    staged
        .operator()
        .installation()
        .write(
            "org.stagedoor.stage.recaptcha",
            """
            public.key = site-%d
            .secret = hush
            verify.url = http://127.0.0.1:%1$d/verify
            timeout.millis = 500
            """
                .formatted(provider.getAddress().getPort()));
    String key = "site-" + provider.getAddress().getPort();
    Await.until(
        "the captcha", () -> anybody.post(REGISTER, "{}").body().contains("\"" + key + "\""));
  }

  @AfterEach
  void stop() {
    end.countDown();
    provider.stop(0);
    threads.shutdownNow();
  }

  /** As the documentation of reCAPTCHA has it, or as the response wants it. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher response = RESPONSE.matcher(form);
      String asked = response.find() && form.startsWith("secret=hush&") ? response.group(1) : "";
      switch (asked) {
        case "right" -> send(exchange, 200, "{\"success\":true,\"hostname\":\"localhost\"}");
        case "lying" -> send(exchange, 200, "{\"success\":\"true\"}");
        case "huge" ->
            send(exchange, 200, "{\"success\":true,\"x\":\"" + "x".repeat(99_999) + "\"}");
        case "page" -> send(exchange, 200, "<html>success: true</html>");
        case "broken" -> send(exchange, 500, "{\"success\":true}");
        case "elsewhere" -> {
          exchange.getResponseHeaders().set("Location", "/verify");
          send(exchange, 302, "");
        }
        case "slow" -> hang();
        default ->
            send(exchange, 200, "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void hang() throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Answer send(String session, String response) throws Exception {
    return anybody.post(
        REGISTER, "{'auth':{'type':'%s','session':'%s','response':'%s'}}", TYPE, session, response);
  }

  @Test
  void whoeverSolvesItPasses() throws Exception {
    String session = anybody.post(REGISTER, "{}").text("session");
    Expect.failed("M_CAPTCHA_NEEDED", send(session, ""));
    Expect.failed("M_CAPTCHA_INVALID", send(session, "wrong"));
    Expect.progress(send(session, "right"), TYPE);
  }

  @Test
  void nobodyPassesWhileItCantBeChecked() throws Exception {
    String session = anybody.post(REGISTER, "{}").text("session");
    for (String response : List.of("lying", "huge", "page", "broken", "elsewhere", "slow")) {
      Answer answer = Expect.failed("M_UNKNOWN", send(session, response));
      assertTrue(answer.text("error").contains("try again"), answer::toString);
    }
    provider.stop(0);
    Expect.failed("M_UNKNOWN", send(session, "right"));
    assertEquals(0, staged.server().log().lines().stream().filter(l -> l.contains("hush")).count());
  }

  /**
   * More than may be checked at once: all are answered, and the server answers others meanwhile.
   */
  @Test
  void aSlowProviderHoldsUpNobodyElse() throws Exception {
    String session = anybody.post(REGISTER, "{}").text("session");
    var slow = threads.submit(() -> Crowd.all(16, i -> () -> send(session, "slow")));
    long began = System.nanoTime();
    Expect.challenge(anybody.post(REGISTER, "{}"));
    assertTrue(System.nanoTime() - began < Duration.ofSeconds(5).toNanos());
    for (Answer answer : slow.get(30, TimeUnit.SECONDS)) {
      Expect.failed("M_UNKNOWN", answer);
    }
  }
}
