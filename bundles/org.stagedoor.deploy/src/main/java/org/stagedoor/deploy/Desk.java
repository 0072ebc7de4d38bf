package org.stagedoor.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.deploy.Deployments.Result;
import org.stagedoor.deploy.jar.Examined;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.jar.Limits;

/** Puts files into the folder and takes them out, whole and for good. Any thread. */
final class Desk {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,115}\\.jar");

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final String PART = ".offered";
  private static final String END = ".part";

  private final Path folder;

  Desk(Path folder) {
    this.folder = folder;
  }

  /** Removes what was being received when the server was killed. Called before anybody offers. */
  void sweep() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PART + "*" + END)) {
      for (Path part : left) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.debug("Nothing to sweep in {}: {}", folder, e.toString());
    }
  }

  /** Whether a file may be called so. */
  static boolean isName(String file) {
    return NAME.matcher(file).matches();
  }

  /** Writes what is offered where nobody takes it for a jar yet. */
  Path receive(InputStream in, long most) throws IOException {
    Path temporary = Files.createTempFile(folder, PART, END);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      byte[] block = new byte[65_536];
      long bytes = 0;
      for (int count = in.read(block); count >= 0 && bytes <= most; count = in.read(block)) {
        bytes += count;
        out.write(block, 0, count);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }

  /** Why what was received can't be taken, if so. */
  static Optional<String> flaw(Path received, Intake intake, Limits limits, Shelf shelf)
      throws IOException {
    Examined examined = intake.take(received, limits);
    if (examined instanceof Examined.Sound sound) {
      return shelf.refusal(sound.jar());
    }
    return Optional.of(
        examined instanceof Examined.Flawed flawed
            ? flawed.reason()
            : ((Examined.Unfinished) examined).reason());
  }

  /** Gives it its name. */
  void place(Path received, String file) throws IOException {
    Files.move(
        received,
        folder.resolve(file),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Some systems can't; the file is there all the same.
    }
  }

  /** Takes a file out. */
  Result withdraw(String file) {
    try {
      return isName(file) && Files.deleteIfExists(folder.resolve(file))
          ? new Result(true, file + " was removed")
          : new Result(false, "there is no " + file);
    } catch (IOException e) {
      return new Result(false, file + " can't be removed: " + e.getMessage());
    }
  }
}
