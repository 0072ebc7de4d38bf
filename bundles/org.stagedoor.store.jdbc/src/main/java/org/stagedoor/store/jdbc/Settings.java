package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.stagedoor.store.jdbc.sql.Target;

/**
 * The configuration, checked.
 *
 * @param target the database
 * @param data the directory for what this server keeps in files
 * @param secret what to seal with, if it is configured
 */
record Settings(Target target, Path data, Optional<String> secret) {
  static final String PID = "org.stagedoor.store";
  static final int DEFAULT_CONNECTIONS = 4;
  static final int DEFAULT_TIMEOUT = 5000;

  private static final int MIN_SECRET = 32;
  private static final int MAX_CONNECTIONS = 64;
  private static final int MIN_TIMEOUT = 250;
  private static final int MAX_TIMEOUT = 60_000;

  /**
   * Checks the configuration.
   *
   * @throws IllegalArgumentException if a value is out of its range; names PID and key
   */
  static Settings of(BundleContext context, Store.Config config) {
    String data = context.getProperty("stagedoor.data");
    return of(Path.of(data == null ? "data" : data), config);
  }

  static Settings of(Path data, Store.Config config) {
    return of(
        data,
        Map.of(
            "url", config.url(),
            "user", config.user(),
            ".password", config._password(),
            ".secret", config._secret(),
            "connections", Integer.toString(config.connections()),
            "timeout", Integer.toString(config.timeout())));
  }

  /** The same by the names of the keys; those that are not there have their default. */
  static Settings of(Path data, Map<String, String> values) {
    String given = values.getOrDefault("url", "");
    String url = given.isBlank() ? "jdbc:sqlite:${data}/stagedoor.db" : given;
    if (!Target.understands(url)) {
      throw wrong("url", "must start with jdbc:sqlite: or jdbc:postgresql:");
    }
    int connections = number(values, "connections", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS);
    int timeout = number(values, "timeout", DEFAULT_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT);
    Target target =
        new Target(
            url.replace("${data}", data.toString()),
            values.getOrDefault("user", ""),
            values.getOrDefault(".password", ""),
            connections,
            Duration.ofMillis(timeout));
    String secret = values.getOrDefault(".secret", "");
    if (!secret.isEmpty() && secret.length() < MIN_SECRET) {
      throw wrong(".secret", "must have at least " + MIN_SECRET + " characters");
    }
    return new Settings(target, data, Optional.of(secret).filter(text -> !text.isEmpty()));
  }

  /** What to seal with, if it is configured. */
  Optional<byte[]> secretBytes() {
    return secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the secret of an embedded database is, if none is configured. */
  KeyFile keyFile() {
    return new KeyFile(data.resolve("store.key"));
  }

  private static int number(
      Map<String, String> values, String key, int fallback, int least, int most) {
    String text = values.getOrDefault(key, Integer.toString(fallback));
    if (!text.matches("-?[0-9]{1,9}")) {
      throw wrong(key, "must be " + least + " to " + most + ", not " + text);
    }
    int value = Integer.parseInt(text);
    if (value < least || value > most) {
      throw wrong(key, "must be " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String key, String what) {
    return new IllegalArgumentException(PID + ": " + key + " " + what);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Settings[" + target + "]";
  }
}
