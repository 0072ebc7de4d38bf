package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.store.jdbc.sql.Target;

@Contract
class StoreVaultTest {
  @TempDir Path directory;

  private static Settings settings(Path data, Optional<String> secret) {
    Target target = new Target("jdbc:sqlite:x", "", "", 1, Duration.ofSeconds(1));
    return new Settings(target, data, secret);
  }

  @Test
  void makesAKeyFileForItsOwnerOnly() throws IOException {
    Path path = directory.resolve("data/store.key");
    byte[] secret = new KeyFile(path).read();
    assertEquals(32, secret.length);
    assertArrayEquals(secret, new KeyFile(path).read());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path));
    try (Stream<Path> files = Files.list(directory.resolve("data"))) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void makesOneKeyFileForAll() throws InterruptedException, ExecutionException {
    Path path = directory.resolve("store.key");
    List<String> secrets =
        Race.of(20, number -> HexFormat.of().formatHex(new KeyFile(path).read()));
    assertEquals(1, new HashSet<>(secrets).size());
  }

  @Test
  void refusesABrokenKeyFile() throws IOException {
    for (String text : Set.of("", "c2hvcnQ=", "no base64!")) {
      Path path = Files.writeString(directory.resolve("store.key"), text);
      String refusal =
          String.valueOf(
              assertThrows(IllegalStateException.class, () -> new KeyFile(path).read())
                  .getMessage());
      assertTrue(refusal.contains("org.stagedoor.store: .secret"), refusal);
      assertTrue(refusal.contains(path.toString()), refusal);
    }
  }

  @Test
  void refusesAnotherSecretThanTheDatabases(TestStore store) {
    Settings other = settings(directory, Optional.of("another secret, long enough to be one"));
    String refusal =
        String.valueOf(
            assertThrows(IllegalStateException.class, () -> new StoreVault(store.database(), other))
                .getMessage());
    assertTrue(refusal.contains("org.stagedoor.store: .secret"), refusal);
  }
}
