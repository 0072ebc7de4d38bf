package org.stagedoor.deploy.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Copies jars to a folder of our own and reads them there: what is judged is what is installed,
 * whatever happens to the original meanwhile. A copy is called by its hash.
 */
public final class Intake {
  private static final int BLOCK = 65_536;

  private final Path folder;

  /**
   * An intake.
   *
   * @param folder for the copies; made when it is needed
   */
  public Intake(Path folder) {
    this.folder = folder;
  }

  /** Copies and examines a file; symbolic links are not followed. */
  public Examined take(Path file, Limits limits) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return new Examined.Flawed("it is a symbolic link; copy the jar itself");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Examined.Flawed("it is no file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      // One that is being copied is looked at several times; not each time copied as well.
      ZipEnd.check(file);
      return take(in, limits);
    } catch (Unfinished e) {
      return new Examined.Unfinished(e.reason());
    } catch (Flaw e) {
      return new Examined.Flawed(e.reason());
    }
  }

  /** Deletes the copies that nobody needs any more. */
  public void retain(Set<String> hashes) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder)) {
      for (Path copy : copies) {
        if (!hashes.contains(String.valueOf(copy.getFileName()).replace(".jar", ""))) {
          Files.delete(copy);
        }
      }
    }
  }

  /** Copies and examines what a stream brings. */
  public Examined take(InputStream in, Limits limits) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "new", ".tmp");
    try {
      String sha256 = copy(in, temporary, limits.bytes());
      Anatomy anatomy = Anatomy.of(temporary, limits);
      Path copy = folder.resolve(sha256 + ".jar");
      Files.move(temporary, copy, StandardCopyOption.REPLACE_EXISTING);
      return new Examined.Sound(
          new BundleJar(
              copy, sha256, anatomy.name(), anatomy.version(), anatomy.host(), anatomy.exports()));
    } catch (Unfinished e) {
      return new Examined.Unfinished(e.reason());
    } catch (Flaw e) {
      return new Examined.Flawed(e.reason());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String copy(InputStream in, Path target, long most) throws IOException, Flaw {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        bytes += count;
        if (bytes > most) {
          throw new Flaw(
              "it is larger than "
                  + (most >> 20)
                  + " MiB; max.mib in etc/org.stagedoor.deploy.cfg says how large a jar may be");
        }
        digest.update(block, 0, count);
        out.write(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
