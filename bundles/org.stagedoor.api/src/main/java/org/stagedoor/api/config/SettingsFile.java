package org.stagedoor.api.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one file of settings says, {@code etc/<pid>.cfg}, read key by key. An empty value counts as
 * none. It remembers what was asked for, so that the rest can be told to whoever wrote it. Used by
 * one thread.
 */
public final class SettingsFile {
  /** What DS, Configuration Admin, File Install and the annotations of this API add. */
  private static final List<String> FOREIGN =
      List.of("service.", "component.", "felix.", "osgi.", "stagedoor.");

  private static final String FILE = "felix.fileinstall.filename";
  private static final int MAX_SHOWN = 100;

  private final String name;
  private final String address;
  private final boolean configured;
  private final Map<String, String> values = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();

  /**
   * Takes a configuration as DS hands it over.
   *
   * @param pid the configuration's name
   * @param properties the component's properties; texts, or whatever {@code toString()} makes one,
   *     or arrays of these
   */
  public SettingsFile(String pid, Map<String, ?> properties) {
    Object path = properties.get(FILE);
    address = path == null ? "" : String.valueOf(path);
    name = path == null ? pid : String.valueOf(path).replaceFirst(".*[/\\\\]", "");
    configured = properties.containsKey("service.pid");
    properties.forEach(
        (key, value) -> {
          if (FOREIGN.stream().noneMatch(key::startsWith)) {
            values.put(key, text(value).strip());
          }
        });
  }

  private static String text(Object value) {
    return value instanceof Object[] items
        ? String.join(",", Stream.of(items).map(String::valueOf).toList())
        : String.valueOf(value);
  }

  /** The file's name for people; the PID if no file is known. */
  public String name() {
    return name;
  }

  /**
   * Refuses a file that names a variable of the environment which is not set: what is left would be
   * taken for an empty password or the like.
   */
  void checkVariables() {
    Optional<Variables.Missing> missing =
        Variables.missing(address, variable -> System.getenv(variable) != null);
    if (missing.isPresent()) {
      throw wrongSecret(
          missing.get().key(),
          "without ${env:"
              + missing.get().name()
              + "}, or "
              + missing.get().name()
              + " must be set in the environment of the server");
    }
  }

  /** Whether there is a configuration at all. */
  boolean configured() {
    return configured;
  }

  /** All keys that are there. Who asks for them takes care of every one. */
  public Set<String> keys() {
    asked.addAll(values.keySet());
    return Set.copyOf(values.keySet());
  }

  /** A text, unless it is missing or empty. */
  public Optional<String> text(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  /**
   * A whole number.
   *
   * @param least the least that is allowed
   * @param most the most that is allowed, not over {@link Integer#MAX_VALUE}
   * @throws SettingException for anything else
   */
  public int number(String key, int least, int most, int otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the range.
    }
    throw wrong(key, "a whole number from " + least + " to " + most);
  }

  /**
   * Whether something is so: true, yes or on; false, no or off; in whatever case.
   *
   * @throws SettingException for anything else
   */
  public boolean flag(String key, boolean otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(key, "true or false");
    };
  }

  /**
   * One of several words.
   *
   * @throws SettingException for anything else
   */
  public String choice(String key, String otherwise, String... others) {
    String text = text(key).orElse(otherwise);
    List<String> allowed = new ArrayList<>(List.of(others));
    allowed.add(0, otherwise);
    if (!allowed.contains(text)) {
      throw wrong(key, String.join(" or ", allowed));
    }
    return text;
  }

  /**
   * A folder.
   *
   * @throws SettingException if there is none of this name
   */
  public Optional<Path> folder(String key) {
    Optional<String> text = text(key);
    try {
      Optional<Path> folder = text.map(Path::of);
      if (folder.isEmpty() || Files.isDirectory(folder.get())) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // Said below: it is not there.
    }
    throw wrong(key, "a folder that is there");
  }

  /** What is listed, separated by blanks or commas; empty if nothing is. */
  public List<String> list(String key) {
    return text(key).map(text -> List.of(text.split("[,\\s]+", 0))).orElse(List.of());
  }

  /**
   * Says that a setting can't be; to be thrown.
   *
   * @param must what it must be, such as "a number", for people
   */
  public SettingException wrong(String key, String must) {
    String value = values.getOrDefault(key, "");
    if (key.startsWith(".") || value.isEmpty()) {
      return wrongSecret(key, must);
    }
    String shown = printable(value.substring(0, Math.min(value.length(), MAX_SHOWN)));
    return wrongSecret(key, must + ", not \"" + shown + '"');
  }

  /** The same of a setting whose value may hold a secret although its key has no dot in front. */
  public SettingException wrongSecret(String key, String must) {
    asked.add(key);
    return new SettingException(name + ": " + key + " must be " + must);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /** What is in the file and has no effect, a line each; after everything was asked for. */
  List<String> idle() {
    List<String> lines = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            lines.add(
                name
                    + ": "
                    + printable(key)
                    + " is no setting here and has no effect; there are "
                    + String.join(", ", asked));
          } else if (value.isEmpty()) {
            lines.add(name + ": " + key + " is empty; what holds without it is in force");
          }
        });
    return lines;
  }
}
