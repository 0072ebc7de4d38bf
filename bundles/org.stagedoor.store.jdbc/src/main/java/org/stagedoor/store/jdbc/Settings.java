package org.stagedoor.store.jdbc;

import java.nio.file.Path;
import java.time.Duration;
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
    String url = config.url().isBlank() ? "jdbc:sqlite:${data}/stagedoor.db" : config.url();
    if (!Target.understands(url)) {
      throw wrong("url", "must start with jdbc:sqlite: or jdbc:postgresql:");
    }
    Target target =
        new Target(
            url.replace("${data}", data.toString()),
            config.user(),
            config._password(),
            within("connections", config.connections(), 1, MAX_CONNECTIONS),
            Duration.ofMillis(within("timeout", config.timeout(), MIN_TIMEOUT, MAX_TIMEOUT)));
    String secret = config._secret();
    if (!secret.isEmpty() && secret.length() < MIN_SECRET) {
      throw wrong(".secret", "must have at least " + MIN_SECRET + " characters");
    }
    return new Settings(target, data, Optional.of(secret).filter(text -> !text.isEmpty()));
  }

  /** Where the secret of an embedded database is, if none is configured. */
  KeyFile keyFile() {
    return new KeyFile(data.resolve("store.key"));
  }

  private static int within(String key, int value, int least, int most) {
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
