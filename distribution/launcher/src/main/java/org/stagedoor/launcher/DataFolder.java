package org.stagedoor.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, held by this process: two servers on one SQLite file would each believe that
 * they alone write. The lock is the operating system's, so a killed server leaves none behind; the
 * process id in the file is for {@code bin/stagedoor stop}.
 */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final Path pidFile;
  private final FileChannel channel;

  private DataFolder(Path folder, Path pidFile, FileChannel channel) {
    this.folder = folder;
    this.pidFile = pidFile;
    this.channel = channel;
  }

  /**
   * Creates the folder if need be and locks it.
   *
   * @throws StartException if it can't be written or another server holds it
   */
  static DataFolder hold(Path folder) throws StartException {
    Path pidFile = folder.resolve("stagedoor.pid");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              pidFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new StartException("another server runs on the data folder " + folder + " (--data)");
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(folder, pidFile, channel);
    } catch (IOException e) {
      throw new StartException(
          "the data folder " + folder + " can't be written (--data): " + Reason.of(e));
    }
  }

  /** What is not worth keeping from one start to the next. */
  static Path cache(Path folder) {
    return folder.resolve("cache");
  }

  /**
   * Leaves a mark for {@code bin/stagedoor}: the start succeeded, so the classes that it loaded are
   * all that the next one will need. The framework empties the folder at each start.
   */
  void markReady() throws IOException {
    Files.createFile(cache(folder).resolve("ready"));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(pidFile);
    channel.close();
  }
}
