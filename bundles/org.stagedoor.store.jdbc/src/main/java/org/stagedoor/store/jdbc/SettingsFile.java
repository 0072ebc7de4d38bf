package org.stagedoor.store.jdbc;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration as the server's file has it, for a tool that runs without the server.
 *
 * @param file {@code org.stagedoor.store.cfg}; need not be there
 * @param data the data directory
 */
record SettingsFile(Path file, Path data) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]+)\\}");

  /**
   * Reads it.
   *
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if a value is out of its range; names PID and key
   */
  Settings read() throws IOException {
    Map<String, String> values = new HashMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(key -> values.put(key, value(properties, key)));
    }
    return Settings.of(data, values);
  }

  /** With what the server's configuration would put in. */
  private String value(Properties properties, String key) {
    String text = properties.getProperty(key).strip();
    return VARIABLE
        .matcher(text.replace("${stagedoor.data}", data.toString()))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNullElse(System.getenv(found.group(1)), "")));
  }
}
