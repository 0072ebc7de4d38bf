package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.Target;

@Contract
class SharedKeyTest {
  @TempDir Path directory;

  private Database empty() {
    return Databases.open(Stores.target(directory), Store.SCHEMA_VERSION, InstantSource.system());
  }

  private Settings server(Optional<String> secret) {
    Target target = new Target("jdbc:postgresql://elsewhere/x", "", "", 1, Duration.ofSeconds(1));
    return new Settings(target, directory, secret);
  }

  @Test
  void isTheSameForAllNodes() throws InterruptedException, ExecutionException {
    try (Database database = empty()) {
      List<String> secrets =
          Race.of(8, number -> HexFormat.of().formatHex(new SharedKey(database).read()));
      assertEquals(1, new HashSet<>(secrets).size());
    }
  }

  @Test
  void serverDatabasesKeepItThemselves() {
    try (Database database = empty()) {
      StoreVault one = new StoreVault(database, server(Optional.empty()));
      StoreVault other = new StoreVault(database, server(Optional.empty()));
      byte[] clear = {1, 2, 3};
      assertArrayEquals(clear, other.open("p", "x", one.seal("p", "x", clear)));
      assertFalse(directory.resolve("store.key").toFile().exists());
    }
  }

  @Test
  void isNotPutBesideASecretThatWasSet() {
    try (Database database = empty()) {
      var unused =
          new StoreVault(database, server(Optional.of("a secret that is long enough to be one")));
      String refusal =
          String.valueOf(
              assertThrows(
                      IllegalStateException.class,
                      () -> new StoreVault(database, server(Optional.empty())))
                  .getMessage());
      assertTrue(refusal.contains("org.stagedoor.store: .secret is not set"), refusal);
    }
  }
}
