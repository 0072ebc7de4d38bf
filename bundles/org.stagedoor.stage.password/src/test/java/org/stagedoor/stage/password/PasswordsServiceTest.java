package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.Account.State;

class PasswordsServiceTest {
  private final MemoryAccounts accounts = new MemoryAccounts();

  @Test
  void hashesAsConfigured() {
    PasswordsService service =
        new PasswordsService(
            accounts,
            Map.of("memory.kib", 32, "iterations", 3, "parallelism", 2, "allow.weak", true));
    String hash = service.hash("secret");
    assertTrue(hash.startsWith("$argon2id$v=19$m=32,t=3,p=2$"), hash);
    accounts.put("@alice:example.org", State.ACTIVE, Optional.of(hash));
    assertTrue(service.verify(MemoryAccounts.user("@alice:example.org"), "secret"));
    service.close();
  }

  @Test
  void hashesAsOwaspRecommendsUnlessConfigured() {
    PasswordsService service = new PasswordsService(accounts, Map.of());
    assertTrue(service.hash("secret").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "memory.kib, 7, memory.kib must be a whole number from 8 to 1048576",
    "memory.kib, 1048577, memory.kib must be a whole number from 8 to 1048576",
    "iterations, 0, iterations must be a whole number from 1 to 64",
    "parallelism, 17, parallelism must be a whole number from 1 to 16",
    "concurrency, -1, concurrency must be a whole number from 0 to 256",
    "queue, 0, queue must be a whole number from 1 to 10000",
    "wait.millis, 99, wait.millis must be a whole number from 100 to 60000"
  })
  void namesTheSettingThatIsWrong(String key, int value, String problem) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PasswordsService(accounts, Map.of(key, value)));
    assertEquals(
        "org.stagedoor.stage.password: " + problem + ", not \"" + value + "\"",
        refused.getMessage());
  }

  @Test
  void goesOnAsBeforeWhenAChangeIsAMistake() {
    Map<String, Object> cheap = Map.of("memory.kib", 8, "iterations", 1, "allow.weak", "yes");
    PasswordsService service = new PasswordsService(accounts, cheap);
    service.update(Map.of("memory.kib", 1));
    assertTrue(service.hash("secret").startsWith("$argon2id$v=19$m=8,t=1,p=1$"));
    service.update(Map.of("memory.kib", 16, "iterations", 1, "allow.weak", "yes"));
    assertTrue(service.hash("secret").startsWith("$argon2id$v=19$m=16,t=1,p=1$"));
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "19456, 2, false", "19455, 2, true", "47104, 1, false", "47103, 1, true",
    "7168, 5, false", "7167, 64, true", "12288, 3, false", "9216, 4, false"
  })
  void knowsWhatIsWeak(int memory, int iterations, boolean weak) {
    assertEquals(weak, new Argon2Cost(memory, iterations, 1).weak());
  }
}
