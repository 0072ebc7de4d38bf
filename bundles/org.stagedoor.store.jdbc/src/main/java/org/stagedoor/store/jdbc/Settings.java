package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.stagedoor.api.config.SettingException;
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

  /** The directory for what this server keeps in files. */
  static Path data(BundleContext context) {
    return Path.of(Objects.requireNonNullElse(context.getProperty("stagedoor.data"), "data"));
  }

  /**
   * Checks the configuration.
   *
   * @throws SettingException if a value is wrong
   */
  static Settings of(Path data, Map<String, ?> properties) {
    return of(data, new org.stagedoor.api.config.SettingsFile(PID, properties));
  }

  static Settings of(Path data, org.stagedoor.api.config.SettingsFile file) {
    String url = file.text("url").orElse("jdbc:sqlite:${data}/stagedoor.db");
    if (!Target.understands(url)) {
      // It may hold a password.
      throw file.wrongSecret("url", "an address of jdbc:sqlite: or jdbc:postgresql:");
    }
    Target target =
        new Target(
            url.replace("${data}", data.toString()),
            file.text("user").orElse(""),
            file.text(".password").orElse(""),
            file.number("connections", 1, MAX_CONNECTIONS, DEFAULT_CONNECTIONS),
            Duration.ofMillis(file.number("timeout", MIN_TIMEOUT, MAX_TIMEOUT, DEFAULT_TIMEOUT)));
    Optional<String> secret = file.text(".secret");
    if (secret.filter(text -> text.length() < MIN_SECRET).isPresent()) {
      throw file.wrong(".secret", "at least " + MIN_SECRET + " characters");
    }
    return new Settings(target, data, secret);
  }

  /** What to seal with, if it is configured. */
  Optional<byte[]> secretBytes() {
    return secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Where the secret of an embedded database is, if none is configured. */
  KeyFile keyFile() {
    return new KeyFile(data.resolve("store.key"));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Settings[" + target + "]";
  }
}
