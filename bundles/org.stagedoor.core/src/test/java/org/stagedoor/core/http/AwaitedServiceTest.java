package org.stagedoor.core.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;

/** Requests for a service whose bundle is being updated. */
@Timeout(30)
class AwaitedServiceTest {
  private static final int THREADS = 8;
  private static final int REQUESTS = 5 * THREADS;
  private static final Duration BODY_PATIENCE = Duration.ofMillis(200);

  private final ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
  private EdgeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer("http://localhost:8008", THREADS, BODY_PATIENCE);
    server.endpoint("GET /there", Access.ANYBODY, call -> Reply.ok());
  }

  @AfterEach
  void stop() throws Exception {
    clients.shutdownNow();
    server.close();
  }

  private static Routes.Published service() {
    Lease lease = new Lease();
    Service service = new Service.Plain(call -> Reply.ok(), false);
    Routed routed = new Routed(RoutePattern.parse("POST /a"), Access.ANYBODY, service, lease);
    return new Routes.Published(other -> 0, List.of(routed), lease, () -> true);
  }

  private CompletableFuture<Integer> ask() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return server.http().json("POST", "/a", "{}").status();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        clients);
  }

  private void update() {
    Routes.Published before = service();
    server.routes.add(before);
    server.routes.remove(before);
  }

  @Test
  void waitForItAndKeepNobodyFromBeingServed() throws Exception {
    server.absence = Duration.ofSeconds(20);
    update();
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      asked.add(ask());
    }
    for (int i = 0; i < REQUESTS; i++) {
      assertEquals(200, server.http().send("GET", "/there").status());
    }
    assertEquals(0, asked.stream().filter(CompletableFuture::isDone).count());
    server.routes.add(service());
    for (CompletableFuture<Integer> one : asked) {
      assertEquals(200, one.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void areAnsweredWhenItDoesNotReturn() throws Exception {
    server.absence = Duration.ofMillis(100);
    update();
    assertEquals(404, ask().get(10, TimeUnit.SECONDS));
  }

  @Test
  void areAnsweredThoughTheirBodyTookItsTime() throws Exception {
    server.absence = BODY_PATIENCE.multipliedBy(5);
    update();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.http().port())) {
      OutputStream out = socket.getOutputStream();
      out.write("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{".getBytes(US_ASCII));
      out.flush();
      assertEquals(200, server.http().send("GET", "/there").status(), "the rest is not here yet");
      out.write('}');
      out.flush();
      out.write("GET /there HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
      out.flush();
      String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      assertTrue(answers.startsWith("HTTP/1.1 404"), answers);
      assertTrue(answers.contains("HTTP/1.1 200"), "the next request of the connection");
    }
  }
}
