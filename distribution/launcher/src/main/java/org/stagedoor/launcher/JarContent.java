package org.stagedoor.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.connect.ConnectContent;

/** A jar of the class path, as the framework reads it. Open as long as the server runs. */
final class JarContent implements ConnectContent {
  private final Path jar;
  private @Nullable JarFile open;

  JarContent(Path jar) {
    this.jar = jar;
  }

  @Override
  public synchronized void open() throws IOException {
    if (open == null) {
      open = new JarFile(jar.toFile(), false);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Override
  public Optional<Map<String, String>> getHeaders() {
    Map<String, String> headers = new HashMap<>();
    try {
      file()
          .getManifest()
          .getMainAttributes()
          .forEach((name, value) -> headers.put(name.toString(), value.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(headers);
  }

  @Override
  public Iterable<String> getEntries() {
    return file().stream().map(ZipEntry::getName).toList();
  }

  @Override
  public Optional<ConnectEntry> getEntry(String path) {
    JarFile file = file();
    return Optional.ofNullable(file.getEntry(path)).map(entry -> new Entry(file, entry));
  }

  @Override
  public Optional<ClassLoader> getClassLoader() {
    return Optional.of(JarContent.class.getClassLoader());
  }

  private synchronized JarFile file() {
    if (open == null) {
      throw new IllegalStateException(jar + " is closed");
    }
    return open;
  }

  private record Entry(JarFile file, ZipEntry entry) implements ConnectEntry {
    @Override
    public String getName() {
      return entry.getName();
    }

    @Override
    public long getContentLength() {
      return entry.getSize();
    }

    @Override
    public long getLastModified() {
      return entry.getTime();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return file.getInputStream(entry);
    }
  }
}
