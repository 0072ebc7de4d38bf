package org.stagedoor.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks the server over HTTP whether it answers. A socket does: the HTTP client takes long to load.
 */
final class Probe {
  private static final int TIMEOUT_MILLIS = 2_000;

  private final InetSocketAddress address;

  Probe(URI uri) {
    this.address = new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  /** Whether a plain request is answered with 200. */
  boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(address, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String request =
          "GET /_matrix/client/versions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String status = reader.readLine();
      return status != null && status.contains(" 200 ");
    } catch (IOException e) {
      // Not yet; who asks decides how long to go on.
      return false;
    }
  }
}
