package org.stagedoor.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
   * Creates the folder of {@code --data} if need be and locks it.
   *
   * @throws StartException if it can't be written or another server holds it
   */
  static DataFolder hold(Path folder) throws StartException {
    return hold(folder, "--data");
  }

  /**
   * The same for a folder that another option names.
   *
   * @throws StartException if it can't be written or another server holds it
   */
  static DataFolder hold(Path folder, String option) throws StartException {
    Path pidFile = folder.resolve("stagedoor.pid");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              pidFile,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new StartException(
            "another server runs on the data folder " + folder + " (" + option + ")");
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataFolder(folder, pidFile, channel);
    } catch (IOException e) {
      throw new StartException(
          "the data folder " + folder + " can't be written (" + option + "): " + Reason.of(e));
    }
  }

  /** Whether nobody else holds it, of this process or another; the lock ends with the channel. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
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
