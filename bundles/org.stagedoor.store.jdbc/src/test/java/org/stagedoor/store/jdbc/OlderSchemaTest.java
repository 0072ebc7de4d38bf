package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.store.jdbc.sql.Frozen;
import org.stagedoor.store.jdbc.sql.Target;

@Contract
class OlderSchemaTest {
  private static final UserId ALICE = new UserId("Alice", "example.org");
  private static final String ACCESS = "sda_" + "A".repeat(43);
  private static final String REFRESH = "sdr_" + "F".repeat(22) + "R".repeat(43);

  @TempDir Path directory;

  @Test
  void isBroughtUpToDateWithAllThatIsInIt() {
    Target target = Stores.target(directory);
    Frozen.first(target);
    try (TestStore store = TestStore.open(target, directory, InstantSource.system())) {
      Tokens.Bearer bearer = store.tokens().resolve(ACCESS, NOW).orElseThrow();
      assertEquals(ALICE, bearer.account().user());
      assertEquals(Instant.ofEpochMilli(1000), bearer.account().created());
      assertEquals(Optional.of("PHONE"), bearer.deviceId());
      assertTrue(store.tokens().refresh(REFRESH, Optional.empty(), NOW).isPresent());
      assertEquals(Optional.of("hash"), store.accounts().passwordHash(ALICE));
      assertEquals(Optional.of(ALICE), store.threePids().owner("email", "a@example.org"));
      assertEquals(3, store.sessions().find("s", NOW).orElseThrow().version());
      assertEquals(
          60, store.counters().level("key", Duration.ofSeconds(1), Instant.ofEpochMilli(0)));
      assertFalse(store.accounts().available(ALICE, Optional.empty(), NOW));
      assertEquals(Dict.of("a", "b"), store.bundleData().update("x", old -> old.with("a", "b")));
    }
  }
}
