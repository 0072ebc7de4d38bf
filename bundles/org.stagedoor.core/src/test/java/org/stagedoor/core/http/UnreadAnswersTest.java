package org.stagedoor.core.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;

/** Clients that ask and never read what they are answered. */
@Timeout(25)
class UnreadAnswersTest {
  private static final int THREADS = 8;
  private static final int CLIENTS = 3 * THREADS;
  private static final int REQUESTS = 2_000;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final List<Socket> sockets = new ArrayList<>();
  private EdgeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer("http://localhost:8008", THREADS, Bodies.PATIENCE);
    server.endpoint("GET /there", Access.ANYBODY, call -> Reply.ok());
    Dict large = Dict.of("a", "x".repeat(60_000));
    server.endpoint("GET /large", Access.ANYBODY, call -> Reply.ok(large));
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    clients.shutdownNow();
    server.close();
  }

  private void askAndNeverRead() throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.http().port()));
    byte[] requests = "GET /large HTTP/1.1\r\nHost: a\r\n\r\n".repeat(REQUESTS).getBytes(US_ASCII);
    clients.execute(
        () -> {
          try {
            socket.getOutputStream().write(requests);
          } catch (IOException e) {
            // The end of the test.
          }
        });
  }

  @Test
  void keepNobodyFromBeingServed() throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      askAndNeverRead();
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(200, server.http().send("GET", "/there").status());
    }
  }
}
