package org.stagedoor.store.jdbc.sql;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked. Left alone, the driver unpacks and compares it with every
 * start, which is the longest part of opening a database.
 *
 * @param directory where to keep it
 */
public record NativeLibrary(Path directory) {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String PATH = "org.sqlite.lib.path";

  /**
   * Points the driver to the library, unless somebody else has. To be called before the driver is
   * used. If this fails, the driver goes its own way.
   */
  public void offer() {
    if (System.getProperty(PATH) != null) {
      return;
    }
    Path folder = directory.resolve(name()).toAbsolutePath();
    try {
      Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
      if (!Files.exists(file)) {
        unpack(file);
      }
      System.setProperty(PATH, folder.toString());
    } catch (IOException e) {
      LOG.debug("SQLite's driver has to unpack its library", e);
    }
  }

  private static String name() {
    return "sqlite-%s-%s-%s"
        .formatted(
            SQLiteJDBCLoader.getVersion(),
            System.getProperty("os.name", "").replaceAll("\\W", ""),
            System.getProperty("os.arch", "").replaceAll("\\W", ""));
  }

  /** Aside and then moved, so that nobody loads half of it. */
  private static void unpack(Path file) throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    Files.createDirectories(file.getParent());
    Path draft =
        Files.createTempFile(file.getParent(), "unpacking", ".tmp", OwnerOnly.attributes());
    try (InputStream in = SQLiteDataSource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
