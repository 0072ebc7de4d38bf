package org.stagedoor.stage.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTest {
  /** RFC 6238, appendix B: SHA-1, eight digits, of which six are the last. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codesAreThoseOfTheStandard(long second, String eightDigits) {
    Secret secret = Secret.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    long step = Clockwork.step(Instant.ofEpochSecond(second));
    assertEquals(eightDigits.substring(2), secret.code(step));
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void keysAreBase32(String text, String encoded) {
    assertEquals(encoded, Base32.encode(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void itIsReadAsItWasStoredAndNotPrinted() {
    Secret secret = Secret.random(new SecureRandom());
    assertEquals(secret.key(), Secret.read(secret.stored()).key());
    assertEquals(32, secret.key().length());
    assertFalse((secret + "" + Offer.random(new SecureRandom())).contains("[B@"));
    assertEquals("Secret", secret.toString());
  }
}
