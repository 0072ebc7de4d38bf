package org.stagedoor.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Whether the server can be reached from elsewhere. */
final class Exposure {
  private static final String LISTENING = "(service.pid=org.stagedoor.http)";

  private Exposure() {}

  /** The address it listens on, if that is not this machine's own. */
  static Optional<String> address(ConfigurationAdmin admin) {
    try {
      @Nullable Configuration @Nullable [] found = admin.listConfigurations(LISTENING);
      if (found == null || found[0] == null || found[0].getProperties() == null) {
        return Optional.empty();
      }
      Object host = found[0].getProperties().get("host");
      return Optional.ofNullable(host).map(Object::toString).filter(Exposure::isOpen);
    } catch (IOException | InvalidSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isOpen(String host) {
    try {
      return !host.isBlank() && !InetAddress.getByName(host.strip()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
