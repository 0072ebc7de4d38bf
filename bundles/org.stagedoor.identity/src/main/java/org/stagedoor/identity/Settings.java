package org.stagedoor.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.remote.Trust;

/**
 * The configuration, checked.
 *
 * @param servers those that are trusted, by their names
 * @param tls speaks TLS, and knows whom to trust
 * @param timeout how long one may take for an answer
 */
record Settings(
    Map<String, IdentityServer> servers, Supplier<SSLSocketFactory> tls, Duration timeout) {
  Settings {
    servers = Map.copyOf(servers);
  }

  /**
   * Reads the configuration.
   *
   * @throws SettingException if a setting is wrong
   */
  static Settings of(SettingsFile file) {
    List<String> anywhere = names(file, "private.servers");
    Map<String, IdentityServer> servers = new HashMap<>();
    for (String name : names(file, "servers")) {
      servers.put(name, server(name, anywhere.contains(name)).orElseThrow());
    }
    if (!servers.keySet().containsAll(anywhere)) {
      throw file.wrong("private.servers", "among those of servers");
    }
    return new Settings(
        servers,
        Trust.sockets(file, "certificate"),
        Duration.ofSeconds(file.number("timeout.seconds", 1, 60, 8)));
  }

  private static List<String> names(SettingsFile file, String key) {
    return file.list(key).stream()
        .map(
            written ->
                server(written, false)
                    .orElseThrow(() -> file.wrong(key, "host names, each with :port or without"))
                    .name())
        .toList();
  }

  private static Optional<IdentityServer> server(String written, boolean anywhere) {
    return IdentityServer.read(written, anywhere);
  }

  /** The server that a client names, if it is trusted. */
  Optional<IdentityServer> server(String named) {
    return Optional.ofNullable(servers.get(named.toLowerCase(Locale.ROOT)));
  }
}
