package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.stage.password.MemoryAccounts.user;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.Account.State;
import org.stagedoor.api.http.MatrixException;

class AccountPasswordsTest {
  private static final Argon2Cost TODAY = new Argon2Cost(64, 2, 1);
  private static final String ALICE = "@alice:example.org";
  private static final String SECRET = "correct horse";

  private final MemoryAccounts accounts = new MemoryAccounts();
  private final CountingArgon2 argon2 = new CountingArgon2();
  private final HashingThreads threads = new HashingThreads(2, 100, Duration.ofSeconds(30));
  private final AccountPasswords passwords =
      new AccountPasswords(
          accounts, new PasswordHashing(argon2, TODAY, new SecureRandom(), "pepper"), threads);

  @AfterEach
  void stop() {
    threads.close();
  }

  private String stored(String id) {
    return accounts.passwordHash(user(id)).orElseThrow();
  }

  @Test
  void tellsTheRightPasswordFromWrongOnes() {
    accounts.put(ALICE, State.ACTIVE, Optional.of(passwords.hash(SECRET)));
    assertTrue(passwords.verify(user(ALICE), SECRET));
    assertTrue(passwords.verify(user("@Alice:example.org"), SECRET));
    for (String wrong : List.of("", "correct horsf", "correct horse ", "Correct horse")) {
      assertFalse(passwords.verify(user(ALICE), wrong));
    }
  }

  @Test
  void saltsEachHash() {
    assertNotEquals(passwords.hash(SECRET), passwords.hash(SECRET));
  }

  @Test
  void costsTheSameWhoeverIsNamed() {
    accounts.put(ALICE, State.ACTIVE, Optional.of(passwords.hash(SECRET)));
    accounts.put("@gone:example.org", State.DEACTIVATED, Optional.of(passwords.hash(SECRET)));
    accounts.put("@sso:example.org", State.ACTIVE, Optional.empty());
    accounts.put("@odd:example.org", State.ACTIVE, Optional.of("$6$rounds=5000$no$hash"));
    for (String id :
        List.of(
            ALICE,
            "@unknown:example.org",
            "@gone:example.org",
            "@sso:example.org",
            "@odd:example.org")) {
      for (String password : List.of("wrong", "", "x".repeat(5000), "\ud83d")) {
        argon2.forget();
        assertFalse(passwords.verify(user(id), password));
        assertEquals(List.of(TODAY), argon2.spent(), id);
      }
    }
    argon2.forget();
    assertTrue(passwords.verify(user(ALICE), SECRET));
    assertEquals(List.of(TODAY), argon2.spent());
  }

  @Test
  void refusesADeactivatedUserWithTheRightPassword() {
    accounts.put(ALICE, State.DEACTIVATED, Optional.of(passwords.hash(SECRET)));
    assertFalse(passwords.verify(user(ALICE), SECRET));
  }

  @Test
  void renewsAHashOfAnotherCostWhenItMatches() {
    String older =
        new PasswordHashing(new Argon2(8), new Argon2Cost(8, 1, 1), new SecureRandom(), "")
            .hash(SECRET.getBytes(StandardCharsets.UTF_8));
    accounts.put(ALICE, State.ACTIVE, Optional.of(older));
    assertFalse(passwords.verify(user(ALICE), "wrong"));
    assertEquals(older, stored(ALICE));
    assertTrue(passwords.verify(user(ALICE), SECRET));
    assertEquals(TODAY, Argon2Hash.parse(stored(ALICE)).orElseThrow().cost());
    assertTrue(passwords.verify(user(ALICE), SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2a", "2b", "2y"})
  void takesOverHashesOfBcrypt(String version) {
    byte[] peppered = (SECRET + "pepper").getBytes(StandardCharsets.UTF_8);
    String imported = OpenBSDBCrypt.generate(version, peppered, new byte[16], 4);
    accounts.put(ALICE, State.ACTIVE, Optional.of(imported));
    assertFalse(passwords.verify(user(ALICE), "wrong"));
    assertFalse(passwords.verify(user(ALICE), "x".repeat(5000)));
    assertEquals(imported, stored(ALICE));
    assertTrue(passwords.verify(user(ALICE), SECRET));
    assertTrue(stored(ALICE).startsWith("$argon2id$"));
    assertTrue(passwords.verify(user(ALICE), SECRET));
  }

  @Test
  void computesNoBcryptOfManyRounds() {
    String dear = OpenBSDBCrypt.generate("2b", new byte[] {1}, new byte[16], 4);
    assertTrue(BcryptHash.parse(dear).isPresent());
    for (String rounds : List.of("00", "03", "17", "31", "99")) {
      assertTrue(BcryptHash.parse(dear.replace("$04$", "$" + rounds + "$")).isEmpty(), rounds);
    }
  }

  @Test
  void hashesNoPasswordThatItWouldNotTake() {
    for (String bad : List.of("x".repeat(513), "\ud83d")) {
      MatrixException refused = assertThrows(MatrixException.class, () -> passwords.hash(bad));
      assertEquals("M_INVALID_PARAM", refused.errcode());
      assertFalse(refused.error().contains(bad));
    }
  }
}
