package org.stagedoor.container.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for who can't be told to take any. */
final class FreePort {
  private FreePort() {}

  static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
