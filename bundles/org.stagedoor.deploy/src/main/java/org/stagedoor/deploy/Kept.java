package org.stagedoor.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.jar.Examined;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.jar.Limits;

/**
 * Copies of the jars that served last, so that there is something to go back to: {@code <bundle>/
 * <file in deploy>} in a folder of ours. They outlast a restart. One thread.
 */
final class Kept {
  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final Path folder;
  private final Intake intake;
  private final Map<String, Candidate> jars = new HashMap<>();

  Kept(Path folder, Intake intake) {
    this.folder = folder;
    this.intake = intake;
  }

  /**
   * Reads what an earlier run of the server kept.
   *
   * @param limits how large a jar may be
   */
  void load(Limits limits) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> bundles = Files.newDirectoryStream(folder)) {
      for (Path bundle : bundles) {
        loadBundle(bundle, limits);
      }
    }
  }

  /** What can't be read is not there to go back to; the server starts all the same. */
  private void loadBundle(Path bundle, Limits limits) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(bundle, "*.jar")) {
      for (Path file : files) {
        load(file, limits);
      }
    } catch (IOException e) {
      LOG.warn("{} can't be read: {}", bundle, e.toString());
    }
  }

  private void load(Path file, Limits limits) throws IOException {
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    if (intake.take(file, limits) instanceof Examined.Sound sound) {
      jars.put(
          sound.jar().name(),
          new Candidate(String.valueOf(file.getFileName()), sound.jar(), modified));
    } else {
      // The server was killed while it wrote.
      Files.delete(file);
    }
  }

  /** The one that served last under a name. */
  Optional<Candidate> of(String name) {
    return Optional.ofNullable(jars.get(name));
  }

  /** The bundle that a file brought when it served last. */
  Optional<String> bundleOf(String file) {
    return jars.entrySet().stream()
        .filter(entry -> entry.getValue().file().equals(file))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** All of them. */
  Iterable<Candidate> all() {
    return jars.values();
  }

  /** Keeps one in place of another of its name. */
  void keep(Candidate candidate) throws IOException {
    BundleJar jar = candidate.jar();
    if (candidate.equals(jars.put(jar.name(), candidate))) {
      return;
    }
    Path bundle = Files.createDirectories(folder.resolve(jar.name()));
    Path temporary = bundle.resolve("new.tmp");
    Files.copy(jar.copy(), temporary, StandardCopyOption.REPLACE_EXISTING);
    Path target = bundle.resolve(candidate.file());
    Files.move(
        temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    clear(bundle, target);
  }

  /** Keeps none of a name. */
  void forget(String name) throws IOException {
    if (jars.remove(name) != null) {
      clear(folder.resolve(name), folder);
      Files.delete(folder.resolve(name));
    }
  }

  private static void clear(Path bundle, Path except) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(bundle)) {
      for (Path file : files) {
        if (!file.equals(except)) {
          Files.delete(file);
        }
      }
    }
  }
}
