package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.Dict;
import org.stagedoor.store.jdbc.sql.Frozen;
import org.stagedoor.store.jdbc.sql.Target;

/** The commands, from an SQLite file to PostgreSQL. */
@Tag("postgresql")
class DatabaseToolTest {
  private static final UserId ALICE = new UserId("alice", "example.org");

  @TempDir Path directory;
  private Target target;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void configure() throws IOException {
    target = PostgresDatabases.fresh();
    configure(target.url());
  }

  private void configure(String url) throws IOException {
    Files.writeString(
        directory.resolve("org.stagedoor.store.cfg"), "url = " + url + "\nuser = postgres\n");
  }

  private int tool(String... words) {
    printed.reset();
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      return DatabaseTool.run(directory, directory, List.of(words), out, out);
    }
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** A server's database with something of everything. */
  private Tokens.Issued fill() {
    try (TestStore store = TestStore.sqlite(directory)) {
      UserId user = store.user("alice");
      store.devices().open(user, "PHONE", Optional.of("a\u0000b"), Times.NOW);
      store.userData().update(user, "profile", old -> old.with("name", "Alice"));
      store.bundleData().update("x", old -> old.with("a", "b"));
      store.sealingKeys().add(new SealingKeys.Key(1, new byte[32], Times.NOW));
      store.outbox().post("topic", Dict.of("c", "d"), Times.LATER);
      store.nonces().bind("n", "o", Times.LATER, Times.NOW);
      store.counters().add("k", Duration.ofDays(1), Instant.now());
      return store.tokens().issue(user, Optional.of("PHONE"), Optional.empty(), true, Times.NOW);
    }
  }

  private TestStore copied() {
    return TestStore.open(target, directory.resolve("other-node"), InstantSource.system());
  }

  @Test
  void copiesAllThatAServerNeeds() {
    Tokens.Issued issued = fill();
    assertEquals(0, tool("copy"), said());
    assertTrue(said().contains("device                    1 rows, the same in both"), said());
    try (TestStore store = copied()) {
      assertEquals(
          ALICE,
          store.tokens().resolve(issued.accessToken(), Times.NOW).orElseThrow().account().user());
      assertEquals(
          Optional.of("a\ufffdb"),
          store.devices().find(ALICE, "PHONE").orElseThrow().displayName());
      assertEquals(Dict.of("name", "Alice"), store.userData().get(ALICE, "profile").orElseThrow());
      assertEquals(1, store.sealingKeys().list().size());
    }
    assertEquals(0, tool("status"), said());
    assertTrue(said().contains("in the database"), said());
    assertTrue(said().contains("account         1 rows"), said());
  }

  @Test
  void copiesOnceOnly() {
    fill();
    assertEquals(0, tool("copy"), said());
    assertEquals(1, tool("copy"));
    assertTrue(said().contains("copied already"), said());
  }

  @Test
  void refusesADatabaseThatIsInUse() {
    fill();
    try (TestStore store = copied()) {
      store.user("bob");
    }
    assertEquals(1, tool("copy"));
    assertTrue(said().contains("must be empty, but its table account has 1 rows"), said());
  }

  @Test
  void noServerStartsOnHalfOfACopy() {
    fill();
    try (TestStore store = copied()) {
      store.database().update("delete from meta");
      store.database().update("insert into meta (name, value) values ('copy', 'x 3')");
    }
    String refusal =
        String.valueOf(assertThrows(IllegalStateException.class, this::copied).getMessage());
    assertTrue(refusal.startsWith("org.stagedoor.store: url: a copy"), refusal);
    assertEquals(1, tool("copy"));
    assertTrue(said().contains("copy of another database"), said());
  }

  @Test
  void bringsAnOlderFileUpToDate() throws IOException {
    Frozen.first(TestStore.file(directory));
    try (TestStore store = TestStore.sqlite(directory)) {
      assertFalse(
          store
              .accounts()
              .available(new UserId("Alice", "example.org"), Optional.empty(), Times.NOW));
    }
    assertEquals(0, tool("copy"), said());
    configure("jdbc:sqlite:" + directory.resolve("other.db"));
    Frozen.first(TestStore.file(directory).at("jdbc:sqlite:" + directory.resolve("other.db")));
    assertEquals(0, tool("status"));
    assertTrue(said().contains("1, older than this program's"), said());
    assertEquals(0, tool("migrate"));
    assertTrue(said().contains("now, was 1."), said());
    assertEquals(0, tool("migrate"));
    assertTrue(said().contains("nothing to do"), said());
  }

  @Test
  void saysWhatIsNotThere() throws IOException {
    assertEquals(1, tool("copy"));
    assertTrue(said().contains("there is no database " + directory), said());
    assertEquals(1, tool("status"));
    assertTrue(said().contains("no tables yet"), said());
    assertEquals(2, tool("dance"));
    configure("jdbc:sqlite:${data}/none.db");
    assertEquals(1, tool("status"));
    assertFalse(Files.exists(directory.resolve("none.db")));
    assertEquals(1, tool("copy"));
    assertTrue(said().contains("url names SQLite"), said());
    configure("jdbc:mysql:x");
    assertEquals(1, tool("status"));
    assertEquals(
        "stagedoor: org.stagedoor.store: url must be an address of jdbc:sqlite: or jdbc:postgresql:",
        said().strip());
  }
}
