package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void zeroStandsForAnyFreePort() throws StartException {
    assertNotEquals(0, Ports.choose(settings("--port=0")).port());
  }

  @Test
  void aPortInUseIsTold() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String refusal = refusal("--port=" + other.getLocalPort());

      String start =
          "port " + other.getLocalPort() + " on 127.0.0.1 can't be used (--port, --host)";
      assertEquals(start, refusal.substring(0, start.length()));
    }
  }

  @Test
  void aHostThatIsNotOursIsTold() {
    String refusal = refusal("--host=192.0.2.1");

    assertTrue(refusal.contains("192.0.2.1") && refusal.contains("--host"), refusal);
  }

  private static Settings settings(String argument) throws StartException {
    return Settings.of(Path.of("/"), Options.parse(List.of(argument), Map.of()));
  }

  private static String refusal(String argument) {
    return assertThrows(StartException.class, () -> Ports.choose(settings(argument)))
        .reasons()
        .get(0);
  }
}
