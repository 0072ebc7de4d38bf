package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.Account.State;
import org.stagedoor.stage.password.PasswordsService.Config;

class PasswordsServiceTest {
  private final MemoryAccounts accounts = new MemoryAccounts();

  /** The defaults but for some members. */
  private static Config config(Map<String, Object> members) {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                members.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  @Test
  void hashesAsConfigured() {
    PasswordsService service =
        new PasswordsService(
            accounts,
            config(
                Map.of("memory_kib", 32, "iterations", 3, "parallelism", 2, "allow_weak", true)));
    String hash = service.hash("secret");
    assertTrue(hash.startsWith("$argon2id$v=19$m=32,t=3,p=2$"), hash);
    accounts.put("@alice:example.org", State.ACTIVE, Optional.of(hash));
    assertTrue(service.verify(MemoryAccounts.user("@alice:example.org"), "secret"));
    service.close();
  }

  @Test
  void hashesAsOwaspRecommendsUnlessConfigured() {
    PasswordsService service = new PasswordsService(accounts, config(Map.of()));
    assertTrue(service.hash("secret").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "memory_kib, 7, memory.kib must be 8 to 1048576",
    "memory_kib, 1048577, memory.kib must be 8 to 1048576",
    "iterations, 0, iterations must be 1 to 64",
    "parallelism, 17, parallelism must be 1 to 16",
    "concurrency, -1, concurrency must be 0 to 256",
    "queue, 0, queue must be 1 to 10000",
    "wait_millis, 99, wait.millis must be 100 to 60000"
  })
  void namesTheSettingThatIsWrong(String member, int value, String problem) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PasswordsService(accounts, config(Map.of(member, value))));
    assertEquals(
        "org.stagedoor.stage.password: " + problem + ", not " + value, refused.getMessage());
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
