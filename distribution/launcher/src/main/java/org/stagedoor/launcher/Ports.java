package org.stagedoor.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the server will be able to listen, before anything is started. */
final class Ports {
  private Ports() {}

  /**
   * Chooses a free port if none was asked for.
   *
   * @throws StartException if host and port can't be listened on
   */
  static Settings choose(Settings settings) throws StartException {
    try (ServerSocket socket = new ServerSocket()) {
      // As Jetty does, or a restart would be refused while old connections linger.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
      return settings.onPort(socket.getLocalPort());
    } catch (BindException e) {
      throw new StartException(
          "port "
              + settings.port()
              + " on "
              + settings.host()
              + " can't be used (--port, --host): "
              + Reason.of(e));
    } catch (IOException e) {
      throw new StartException(
          "host " + settings.host() + " can't be listened on (--host): " + Reason.of(e));
    }
  }
}
