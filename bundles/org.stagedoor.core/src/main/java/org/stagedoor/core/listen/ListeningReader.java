package org.stagedoor.core.listen;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/**
 * Checks the settings of PID {@value #PID} so far that the container can't fail on them: a server
 * that was told to listen where it can't would be gone from the network.
 */
final class ListeningReader {
  static final String PID = "org.stagedoor.http";

  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String TLS_PORT = "tls.port";
  private static final String KEYSTORE = "tls.keystore";
  private static final String PASSWORD = ".tls.password";
  private static final int MAX_PORT = 65_535;
  private static final int DEFAULT_PORT = 8008;

  /** The ports that are ours already. */
  private final Set<Integer> held = new HashSet<>();

  /**
   * A reader.
   *
   * @param held ports that the container listens on already
   */
  ListeningReader(Set<Integer> held) {
    this.held.addAll(held);
  }

  /**
   * Reads all of them.
   *
   * @throws SettingException if one is wrong
   */
  Listening read(SettingsFile file) {
    String host = file.text(HOST).orElse("127.0.0.1");
    InetAddress address = address(file, host);
    Listening read =
        new Listening(
            host,
            file.number(PORT, 1, MAX_PORT, DEFAULT_PORT),
            tls(file),
            file.number("threads", 16, 4096, 64),
            file.number("connections", 16, 65_535, 4_000),
            file.number("idle.seconds", 1, 3600, 30),
            file.number("header.bytes", 1024, 65_536, 16_384),
            file.number("backlog", 1, 65_535, 256),
            file.number("stop.seconds", 0, 60, 5));
    free(file, address, PORT, read.port());
    read.tls().ifPresent(tls -> free(file, address, TLS_PORT, tls.port()));
    held.clear();
    held.add(read.port());
    read.tls().ifPresent(tls -> held.add(tls.port()));
    return read;
  }

  private static InetAddress address(SettingsFile file, String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(address, 0));
      }
      return address;
    } catch (IOException e) {
      throw file.wrong(HOST, "an address of this machine");
    }
  }

  /** Looks as the container will: a restart is not kept out by connections that linger. */
  private void free(SettingsFile file, InetAddress address, String key, int port) {
    if (held.contains(port)) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw file.wrong(key, "a port that can be listened on (" + e.getMessage() + ")");
    }
  }

  private static Optional<Listening.Tls> tls(SettingsFile file) {
    int port = file.number(TLS_PORT, 1, MAX_PORT, 0);
    @Nullable String keystore = file.text(KEYSTORE).orElse(null);
    String password = file.text(PASSWORD).orElse("");
    if (port == 0) {
      return Optional.empty();
    }
    if (port == file.number(PORT, 1, MAX_PORT, DEFAULT_PORT)) {
      throw file.wrong(TLS_PORT, "another port than that without TLS");
    }
    if (keystore == null || !new File(keystore).isFile()) {
      throw file.wrong(KEYSTORE, "a file that is there");
    }
    if (!opens(new File(keystore), password.toCharArray())) {
      throw file.wrong(PASSWORD, "that of a PKCS#12 or JKS file with a key, as of " + KEYSTORE);
    }
    return Optional.of(new Listening.Tls(port, keystore, password));
  }

  private static boolean opens(File file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance(file, password);
      for (String alias : java.util.Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return store.getKey(alias, password) != null;
        }
      }
      return false;
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
