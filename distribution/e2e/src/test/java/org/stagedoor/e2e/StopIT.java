package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients see of a server that is started and stopped while they use it. */
class StopIT {
  private static final int HAMMERS = 6;
  private static final int ENOUGH = 200;

  private final URI address = URI.create("http://127.0.0.1:" + freePort());
  private final List<Hammer> hammers = Hammer.swing(address, HAMMERS);

  @AfterEach
  void lieDown() throws Exception {
    for (Hammer hammer : hammers) {
      hammer.rest();
    }
  }

  @Test
  void nobodyIsEverToldThatThereIsNothing() throws Exception {
    Installation installation = Installation.fresh();
    for (int i = 0; i < 2; i++) {
      try (RunningServer server = start(installation)) {
        int before = answers();
        Await.until("answers", () -> answers() - before > ENOUGH);
        server.stop();
        assertFalse(server.log().toString().contains(" ERROR "), server.log()::toString);
      }
    }
    assertEquals(List.of(), hammers.stream().flatMap(it -> it.complaints().stream()).toList());
  }

  /** On a machine so slow that the rest takes a second, in other words. */
  @Test
  void whatWasBegunIsAnswered() throws Exception {
    try (RunningServer server = start(Installation.fresh());
        RawHttp begun = new RawHttp(address)) {
      begun.send(Hammer.HEAD + "{");
      // It is under way when one that came later was answered.
      server.client().post("/_matrix/client/v3/register", "{}");
      Thread stop = new Thread(() -> stop(server));
      stop.start();
      Await.until("the port to be closed", () -> !isOpen());

      String answer = begun.send("}").readAll();

      assertTrue(
          answer.startsWith("HTTP/1.1 401 ") || answer.contains("The request body took too long"),
          answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
      stop.join();
    }
  }

  private RunningServer start(Installation installation) throws Exception {
    return RunningServer.start(installation, "--port", Integer.toString(address.getPort()));
  }

  private int answers() {
    return hammers.stream().mapToInt(Hammer::answers).sum();
  }

  private boolean isOpen() {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void stop(RunningServer server) {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
