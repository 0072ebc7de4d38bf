package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AesVaultTest {
  private static final byte[] CLEAR = {1, 2, 3, 4, 5};

  private final AesVault vault = new AesVault(new byte[32]);

  @Test
  void opensWhatItSealed() {
    byte[] sealed = vault.seal("purpose", "place", CLEAR);
    assertArrayEquals(CLEAR, vault.open("purpose", "place", sealed));
    assertFalse(Arrays.equals(sealed, vault.seal("purpose", "place", CLEAR)));
  }

  @Test
  void opensNothingElse() {
    byte[] sealed = vault.seal("purpose", "place", CLEAR);
    byte[] secret = new byte[32];
    secret[31] = 1;
    assertThrows(IllegalStateException.class, () -> vault.open("other", "place", sealed));
    assertThrows(IllegalStateException.class, () -> vault.open("purpose", "other", sealed));
    assertThrows(
        IllegalStateException.class, () -> new AesVault(secret).open("purpose", "place", sealed));
    for (int i = 0; i < sealed.length; i++) {
      byte[] forged = sealed.clone();
      forged[i] ^= 1;
      assertThrows(IllegalStateException.class, () -> vault.open("purpose", "place", forged));
      byte[] cut = Arrays.copyOf(sealed, i);
      assertThrows(IllegalStateException.class, () -> vault.open("purpose", "place", cut));
    }
  }

  @Test
  void tellsSecretsApart() {
    byte[] secret = new byte[32];
    secret[0] = 1;
    assertEquals(vault.fingerprint(), new AesVault(new byte[32]).fingerprint());
    assertNotEquals(vault.fingerprint(), new AesVault(secret).fingerprint());
  }
}
