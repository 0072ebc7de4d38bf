package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * What is known of a stage without calling it: the properties of its service.
 *
 * @param type the auth type
 * @param proves what a passed stage vouches for
 * @param blocking whether an attempt may wait for anything
 * @param guessable whether an attempt may be a guess
 * @param concurrency how many attempts run at once
 * @param timeLimit how long a call may take
 * @param ranking the {@code service.ranking}
 * @param bundle the symbolic name of the bundle that brings it
 * @param version the bundle's version
 */
public record StageTraits(
    String type,
    Proves proves,
    boolean blocking,
    boolean guessable,
    int concurrency,
    Duration timeLimit,
    int ranking,
    String bundle,
    String version) {
  private static final int MAX_TYPE = 255;
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]+");

  /**
   * The traits that service properties tell; wrong ones are refused with a message for the stage's
   * author.
   */
  static StageTraits of(Map<String, Object> properties, String bundle, String version) {
    Object type = properties.get("stagedoor.stage");
    if (!(type instanceof String name) || !typeName(name)) {
      throw new IllegalArgumentException(
          "its property stagedoor.stage must be an auth type, but is "
              + type
              + "; write @StageType(stage = \"org.example.colour\") above its class");
    }
    return new StageTraits(
        name,
        Proves.valueOf(String.valueOf(properties.getOrDefault("stagedoor.proves", "NOTHING"))),
        flag(properties, "stagedoor.blocking"),
        flag(properties, "stagedoor.guessable"),
        number(properties, "stagedoor.concurrency", 1, 1000, 16),
        Duration.ofMillis(number(properties, "stagedoor.timeLimitMillis", 100, 120_000, 10_000)),
        properties.get("service.ranking") instanceof Integer ranking ? ranking : 0,
        bundle,
        version);
  }

  /** Whether a text can be an auth type: it stands in addresses and configuration files. */
  static boolean typeName(String text) {
    return text.length() <= MAX_TYPE && TYPE.matcher(text).matches();
  }

  private static boolean flag(Map<String, Object> properties, String key) {
    return !(properties.get(key) instanceof Boolean value) || value;
  }

  private static int number(
      Map<String, Object> properties, String key, int min, int max, int otherwise) {
    Object value = properties.getOrDefault(key, otherwise);
    if (value instanceof Number number && number.longValue() >= min && number.longValue() <= max) {
      return number.intValue();
    }
    throw new IllegalArgumentException(key + " must be " + min + " to " + max + ", is " + value);
  }

  /** For the log. */
  @Override
  public String toString() {
    return type + " (" + bundle + " " + version + ")";
  }
}
