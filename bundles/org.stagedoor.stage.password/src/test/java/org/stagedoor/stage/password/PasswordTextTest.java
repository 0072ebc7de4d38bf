package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PasswordTextTest {
  @Test
  void takesAnAccentHoweverItWasTyped() {
    assertArrayEquals(
        PasswordText.bytes("caf\u00e9").orElseThrow(),
        PasswordText.bytes("cafe\u0301").orElseThrow());
  }

  @Test
  void keepsApartWhatLooksDifferent() {
    assertFalse(
        Arrays.equals(
            PasswordText.bytes("\ufb01sh").orElseThrow(),
            PasswordText.bytes("fish").orElseThrow()));
  }

  @Test
  void importsAsSynapseDoes() {
    assertArrayEquals(
        PasswordText.imported("\ufb01sh").orElseThrow(),
        PasswordText.imported("fish").orElseThrow());
  }

  @Test
  void refusesHalfACharacter() {
    assertTrue(PasswordText.bytes("\ud83d").isEmpty());
  }

  @Test
  void refusesMoreThan512Characters() {
    assertTrue(PasswordText.bytes("x".repeat(512)).isPresent());
    assertTrue(PasswordText.bytes("x".repeat(513)).isEmpty());
  }
}
