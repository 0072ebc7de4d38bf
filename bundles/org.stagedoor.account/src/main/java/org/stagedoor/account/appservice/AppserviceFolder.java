package org.stagedoor.account.appservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of registration files, as it was read last. A file that is changed and wrong stays in
 * force as it was. Used by one thread at a time.
 */
final class AppserviceFolder {
  private static final Logger LOG = LoggerFactory.getLogger(AppserviceFolder.class);
  private static final long MAX_BYTES = 1 << 20;

  private final Path folder;
  private final AppserviceFile reader;
  private Map<Path, Known> known = new TreeMap<>();

  AppserviceFolder(Path folder, AppserviceFile reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** A file as it was read; by its stamp one sees whether it has changed. */
  private record Known(Stamp stamp, Optional<Appservice> service) {}

  private record Stamp(FileTime modified, long size) {}

  /** Reads what has changed; the services of all files, in the order of the files' names. */
  List<Appservice> read() {
    Map<Path, Known> next = new TreeMap<>();
    for (Path file : files()) {
      next.put(file, read(file, known.get(file)));
    }
    known = next;
    return next.values().stream().flatMap(file -> file.service().stream()).toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(AppserviceFolder::isYaml).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("{} can't be read: {}", folder, e.toString());
      return List.copyOf(known.keySet());
    }
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private Known read(Path file, @Nullable Known before) {
    Optional<Appservice> last = before == null ? Optional.empty() : before.service();
    try {
      Stamp stamp = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
      if (before != null && before.stamp().equals(stamp)) {
        return before;
      }
      return new Known(stamp, parse(file, stamp).or(() -> last));
    } catch (IOException e) {
      LOG.warn("{} can't be read: {}", file, e.toString());
      return before == null ? new Known(new Stamp(FileTime.fromMillis(0), -1), last) : before;
    }
  }

  private Optional<Appservice> parse(Path file, Stamp stamp) throws IOException {
    if (stamp.size() > MAX_BYTES) {
      LOG.error("{} is too large for a registration of an application service", file);
      return Optional.empty();
    }
    try {
      Appservice service = reader.read(Files.readString(file));
      LOG.info("{} registers the application service {}", file, service.id());
      return Optional.of(service);
    } catch (IllegalArgumentException e) {
      LOG.error("{} registers no application service: {}", file, e.getMessage());
      return Optional.empty();
    }
  }
}
