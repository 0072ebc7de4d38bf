package org.stagedoor.core.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final int MOST = 3;
  private static final int PATIENCE = 20_000;

  private final List<Socket> sockets = new ArrayList<>();
  private OpenJetty jetty;

  @BeforeEach
  void start() throws Exception {
    jetty = new OpenJetty();
    Crowd.bound(MOST, jetty.server);
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    jetty.close();
  }

  private String ask() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), jetty.port());
    sockets.add(socket);
    socket.setSoTimeout(PATIENCE);
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  /** Those who are silent make room, long before they would have to go otherwise. */
  @Test
  void whoComesToAFullServerIsServedSoon() throws Exception {
    for (int i = 0; i < 3 * MOST; i++) {
      assertEquals("HTTP/1.1 200 OK", ask());
      assertTrue(jetty.connector.getConnectedEndPoints().size() <= MOST + 1);
    }
  }

  /** By default Jetty keeps 96 KiB for each. */
  @Test
  void headersOfConnectionsTakeLittle() {
    assertEquals(64, jetty.configuration().getHeaderCacheSize());
  }
}
