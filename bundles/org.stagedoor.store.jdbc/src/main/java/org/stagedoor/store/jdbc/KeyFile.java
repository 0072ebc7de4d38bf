package org.stagedoor.store.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.stagedoor.store.jdbc.sql.OwnerOnly;

/**
 * A secret in a file that only its owner reads, made when it is first wanted.
 *
 * @param path the file
 */
record KeyFile(Path path) {
  private static final int BYTES = 32;

  /**
   * The secret.
   *
   * @throws IllegalStateException if the file can be neither read nor made; names PID and key
   */
  byte[] read() {
    try {
      if (!Files.exists(path)) {
        make();
      }
      byte[] secret = Base64.getDecoder().decode(Files.readString(path).strip());
      if (secret.length < BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return secret;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          Settings.PID + ": .secret is not set, and the key file " + path + " is no use: " + e, e);
    }
  }

  /** Written aside and moved, so that a kill in between leaves no half of a key. */
  private void make() throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path draft =
        Files.createTempFile(
            path.toAbsolutePath().getParent(), "store", ".new", OwnerOnly.attributes());
    try {
      Files.write(
          draft,
          Base64.getEncoder().encodeToString(secret).getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.SYNC);
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(draft);
    }
  }
}
