package org.stagedoor.core.protocol;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is configured under one PID, read with messages that name the key. Immutable. */
final class Settings {
  static final Settings NONE = new Settings(Map.of(), Optional.empty());

  private final Map<String, String> values;
  private final Optional<String> file;

  private Settings(Map<String, String> values, Optional<String> file) {
    this.values = values;
    this.file = file;
  }

  /** A setting that can't be. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    Wrong(String key, String why) {
      super(why, null, false, false);
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  static Settings of(Dictionary<String, ?> properties) {
    Map<String, String> values = new TreeMap<>();
    for (String key : Collections.list(properties.keys())) {
      values.put(key, String.valueOf(properties.get(key)).strip());
    }
    Optional<String> file = Optional.ofNullable(values.get("felix.fileinstall.filename"));
    values.keySet().removeIf(key -> key.startsWith("service.") || key.startsWith("felix."));
    return new Settings(values, file);
  }

  /** Where these settings come from, for people: the file, or else the PID. */
  String file(String pid) {
    return file.map(path -> path.substring(path.lastIndexOf('/') + 1)).orElse(pid);
  }

  Set<String> keys() {
    return values.keySet();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  /** A whole number in a range. */
  long number(String key, long min, long max, long otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw new Wrong(key, "must be a whole number from " + min + " to " + max);
  }

  /** Refuses keys that nobody reads: a slip of the pen is told, not passed over. */
  void only(Set<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new Wrong(key, "is no setting here; there are " + String.join(", ", known));
      }
    }
  }
}
