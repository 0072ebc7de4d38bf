package org.stagedoor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The unpacked archive with settings, dropped stages and data of its own. The archive's folder is
 * shared by all tests and stays as it is.
 */
public final class Installation {
  private static final Path HOME = Path.of(property("stagedoor.home"));
  private static final Path WORK = Path.of(property("stagedoor.work"));
  private static final Pattern NAME = Pattern.compile("org\\.stagedoor\\..*\\.jar");

  private final Path folder;

  private Installation(Path folder) {
    this.folder = folder;
  }

  /**
   * An installation as it comes out of the archive, but with a password hash that costs nothing,
   * and without a limit on how many accounts one address registers.
   */
  public static Installation fresh() throws IOException {
    Installation installation = pristine();
    installation.set(
        "org.stagedoor.stage.password",
        Map.of("memory.kib", "8", "iterations", "1", "allow.weak", "true"));
    installation.set("org.stagedoor.limits", Map.of("registration.burst", "off"));
    return installation;
  }

  /** An installation exactly as it comes out of the archive. */
  public static Installation pristine() throws IOException {
    Files.createDirectories(WORK);
    Path folder = Files.createTempDirectory(WORK, "server-");
    copy(HOME.resolve("etc"), folder.resolve("etc"));
    copy(HOME.resolve("deploy"), folder.resolve("deploy"));
    Files.createDirectory(folder.resolve("data"));
    return new Installation(folder);
  }

  /** This installation with none of the limits on what one address or account may do. */
  public Installation withoutLimits() throws IOException {
    Map<String, String> limits = new LinkedHashMap<>();
    for (String subject : List.of("account", "address", "session", "registration")) {
      limits.put(subject + ".burst", "off");
    }
    set("org.stagedoor.limits", limits);
    return this;
  }

  /** The folder of the unpacked archive. */
  public Path home() {
    return HOME;
  }

  /**
   * Stagedoor's own bundles in a folder of the archive: {@code bundle}, {@code optional}, {@code
   * example}.
   */
  public List<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /** The jar of one of those bundles. */
  public Path jar(String folder, String bundle) throws IOException {
    return jars(folder).stream()
        .filter(jar -> jar.getFileName().toString().startsWith(bundle + "-"))
        .findFirst()
        .orElseThrow();
  }

  /** The folder of the database. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The folder of the settings. */
  public Path etc() {
    return folder.resolve("etc");
  }

  /** The folder into which stages are dropped. */
  public Path deploy() {
    return folder.resolve("deploy");
  }

  /**
   * Sets keys in {@code etc/<pid>.cfg} and leaves its other lines alone. A server that runs notices
   * within a second.
   */
  public void set(String pid, Map<String, String> values) throws IOException {
    Path file = etc().resolve(pid + ".cfg");
    Map<String, String> rest = new LinkedHashMap<>(values);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      String key = line.split("=", 2)[0].strip();
      String value = rest.remove(key);
      text.append(value == null ? line : key + " = " + value).append('\n');
    }
    rest.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    replace(file, text.toString());
  }

  /** Writes a whole settings file, at once for who reads it. */
  public void write(String pid, String text) throws IOException {
    replace(etc().resolve(pid + ".cfg"), text);
  }

  /** Drops a jar into {@code deploy/}. */
  public void drop(Path jar) throws IOException {
    Path target = deploy().resolve(jar.getFileName());
    Path temporary = folder.resolve("dropped.tmp");
    Files.copy(jar, temporary, StandardCopyOption.REPLACE_EXISTING);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes a jar from {@code deploy/}. */
  public void remove(Path jar) throws IOException {
    Files.delete(deploy().resolve(jar.getFileName()));
  }

  private void replace(Path file, String text) throws IOException {
    Path temporary = folder.resolve("settings.tmp");
    Files.writeString(temporary, text);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the build sets the system property " + name);
    }
    return value;
  }
}
