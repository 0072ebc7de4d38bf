package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Reply;

/** Bodies that come late, or never. */
@Timeout(20)
class SlowBodiesTest {
  private static final String REGISTER = "/_matrix/client/v3/register";
  private static final int THREADS = 8;

  private final List<Socket> sockets = new ArrayList<>();
  private EdgeServer server;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer("http://localhost:8008", THREADS, Bodies.PATIENCE);
    server.operation("POST /_matrix/client/{v}/register", Access.ANYBODY);
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  private Socket begin(String headers) throws IOException {
    Socket socket = connect();
    send(socket, "POST " + REGISTER + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n{");
    return socket;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.http().port());
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The next answer's status; its body is read. */
  private static int status(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after " + head);
      }
      head.append((char) next);
    }
    RawHttp.Response response = new RawHttp.Response(head.toString(), "");
    Optional<String> length = response.header("Content-Length");
    in.readNBytes(length.map(Integer::parseInt).orElse(0));
    return response.status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 60000",
        "Content-Length: 99999999",
        "Transfer-Encoding: chunked",
        "Content-Length: 60000\r\nExpect: 100-continue"
      })
  void keepNobodyFromBeingServed(String headers) throws Exception {
    for (int i = 0; i < 10 * THREADS; i++) {
      begin(headers);
    }
    for (int i = 0; i < 20; i++) {
      assertEquals(401, server.http().json("POST", REGISTER, "{}").status());
    }
  }

  /** Files are read by a thread as they come; not those of strangers. */
  @ParameterizedTest
  @ValueSource(strings = {"/files/a.jar", "/files/%zz"})
  void ofStrangersKeepNoThread(String target) throws Exception {
    server.add("PUT /files/{file}", Access.ADMIN, new Service.Taking((call, file) -> Reply.ok()));
    String begun =
        "PUT "
            + target
            + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/java-archive\r\nContent-Length: 9\r\n\r\n";
    for (int i = 0; i < 10 * THREADS; i++) {
      send(connect(), begun);
    }
    for (int i = 0; i < 20; i++) {
      assertEquals(401, server.http().json("POST", REGISTER, "{}").status());
    }
    Socket last = sockets.get(sockets.size() - 1);
    send(last, "123456789");
    assertEquals(target.contains("%") ? 400 : 401, status(last));
  }

  @Test
  void areAnsweredOnceTheyAreThere() throws Exception {
    Socket socket = begin("Content-Length: 8");
    send(socket, "\"a\":");
    assertEquals(0, server.engine.calls.size());
    send(socket, "12}");
    assertEquals(401, status(socket));
    assertEquals(12L, server.engine.lastCall().body().get("a"));

    send(socket, "POST " + REGISTER + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
    assertEquals(401, status(socket), "the next request of the connection");
  }

  @Test
  void mayComeAByteAtATime() throws Exception {
    String body = "\"a\":\"" + "x".repeat(500) + "\"}";
    Socket socket = begin("Content-Length: " + (body.length() + 1));
    for (int i = 0; i < body.length(); i++) {
      send(socket, body.substring(i, i + 1));
    }
    assertEquals(401, status(socket));
  }

  @Test
  void areRefusedOverTheLimit() throws Exception {
    Socket socket = begin("Content-Length: 200000");
    send(socket, "x".repeat(100_000));
    send(socket, "x".repeat(99_999));
    assertEquals(413, status(socket));
    assertEquals(0, server.engine.calls.size());
  }

  @Test
  void thatBreakOffHarmNobody() throws Exception {
    for (int i = 0; i < 3 * THREADS; i++) {
      begin("Content-Length: 60000").close();
    }
    assertEquals(401, server.http().json("POST", REGISTER, "{}").status());
    assertEquals(1, server.engine.calls.size());
  }

  @Test
  void holdSoMuchAndNoMore() {
    Held held = new Held(100, 60);
    assertTrue(held.take("a", 60));
    assertFalse(held.take("a", 1));
    assertTrue(held.take("b", 40));
    assertFalse(held.take("c", 1));
    held.give("a", 60);
    assertTrue(held.take("c", 60));
  }
}
