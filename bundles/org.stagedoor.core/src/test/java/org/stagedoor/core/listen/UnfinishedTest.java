package org.stagedoor.core.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnfinishedTest {
  private static final String BEGIN = "GET / HTTP/1.1\r\nHost: x\r\n";
  private static final int GREEDY = 400;
  private static final int ANSWERED = 250;

  /** Time for several looks. */
  private static final long LOOKS_NANOS = 500_000_000L;

  private final List<Socket> sockets = new ArrayList<>();
  private OpenJetty jetty;

  @BeforeEach
  void start() throws Exception {
    jetty = new OpenJetty();
    Unfinished.watch(List.of(jetty.connector));
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    jetty.close();
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), jetty.port());
    sockets.add(socket);
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private static boolean closed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Nobody is closed who has sent little, and who has sent much only if all have. */
  @Test
  void manyThatHaveSentMuchGo() throws Exception {
    Socket modest = send(BEGIN);
    send(BEGIN + "a:b\r\n".repeat(2_500));
    assertEquals(0, sockets.stream().filter(UnfinishedTest::closed).count());

    rush(BEGIN + "a:b\r\n".repeat(3_000));
    modest.getOutputStream().write("\r\n".getBytes(US_ASCII));
    assertAnswered(modest);
  }

  /** It makes no difference that a request came whole before, in the same piece. */
  @Test
  void manyThatBeginAnotherGo() throws Exception {
    rush(BEGIN + "\r\n" + BEGIN + "a:b\r\n".repeat(3_000));
  }

  /** Sends it by many, until half of them were closed. */
  private void rush(String text) {
    for (int i = 0; i < GREEDY; i++) {
      try {
        send(text);
      } catch (IOException e) {
        // It was closed while it still sent.
      }
    }
    while (sockets.stream().filter(UnfinishedTest::closed).count() < GREEDY / 2) {
      Thread.onSpinWait();
    }
  }

  /** Whoever was answered is idle, however much that was. */
  @Test
  void manyThatWereAnsweredStay() throws Exception {
    String large = BEGIN + "a:b\r\n".repeat(2_500) + "\r\n";
    for (int i = 0; i < ANSWERED; i++) {
      assertAnswered(send(large));
    }
    long end = System.nanoTime() + LOOKS_NANOS;
    while (System.nanoTime() - end < 0) {
      for (Socket socket : sockets) {
        socket.getOutputStream().write(large.getBytes(US_ASCII));
        assertAnswered(socket);
      }
    }
  }

  /** Reads the whole answer, which has no body. */
  private static void assertAnswered(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertTrue(next >= 0, () -> "closed after " + head);
      head.append((char) next);
    }
    assertEquals("HTTP/1.1 200", head.substring(0, 12));
  }
}
