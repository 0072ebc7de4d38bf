package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** Nodes of two versions on one database, during an upgrade. */
@Contract
class OlderNodeTest {
  private static final UserId NEW = new UserId("nadia", "example.org");

  @TempDir Path directory;

  private static List<FrozenStatement> older() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OlderNodeTest.class.getResourceAsStream("statements-2.txt"))) {
      return FrozenStatement.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Each statement of the older version does what it did on the older schema. */
  @Test
  void goesOnWorkingOnTheNewSchema(TestStore store) throws IOException {
    store.user("nadia");
    store.accounts().renew(NEW);
    List<FrozenStatement> statements = older();
    assertTrue(statements.size() > 50);
    for (FrozenStatement statement : statements) {
      assertEquals(statement.results(), statement.run(store.database()), statement.statement());
    }
    assertEquals(1, store.accounts().generation(NEW));
  }

  /** And the newer version reads what the older one has written. */
  @Test
  void isUnderstoodByTheNewNode(TestStore store) throws IOException {
    older().forEach(statement -> statement.run(store.database()));
    assertEquals(Optional.of("other"), store.accounts().passwordHash(NodeAtWork.OLGA));
    assertEquals(0, store.accounts().generation(NodeAtWork.OLGA));
    assertEquals(Optional.of(NodeAtWork.OLGA), store.threePids().owner("email", "o@example.org"));
    assertEquals(
        "My phone", store.devices().list(NodeAtWork.OLGA).get(0).displayName().orElseThrow());
    assertEquals(2, store.sessions().find("a", Times.NOW).orElseThrow().version());
    Vault vault = new AesVault(NodeAtWork.SECRET.getBytes(StandardCharsets.UTF_8));
    assertEquals(1, new SqlSealingKeys(store.database(), vault).list().size());
    assertEquals(
        Dict.of("name", "Olga", "age", 7),
        new SqlUserData(store.database(), vault, new GsonCodec())
            .get(NodeAtWork.OLGA, "profile")
            .orElseThrow());
    assertFalse(store.accounts().available(NodeAtWork.OLGA, Optional.empty(), Times.NOW));
  }

  /**
   * Writes down what this version does, for the test of the next one: that has a new schema file,
   * and this one's {@code target/statements-<version>.txt} beside the older ones.
   */
  @Test
  void isWrittenDown(TestStore store) throws IOException {
    Recording recording = new Recording(store.database());
    new NodeAtWork(recording, new AesVault(NodeAtWork.SECRET.getBytes(StandardCharsets.UTF_8)))
        .work();
    Path file = Path.of("target", "statements-" + Store.SCHEMA_VERSION + ".txt");
    Files.writeString(file, recording.text());
    try (TestStore other =
        TestStore.open(Stores.target(directory), directory, InstantSource.system())) {
      for (FrozenStatement statement : FrozenStatement.parse(recording.text())) {
        assertEquals(statement.results(), statement.run(other.database()), statement.statement());
      }
    }
  }
}
