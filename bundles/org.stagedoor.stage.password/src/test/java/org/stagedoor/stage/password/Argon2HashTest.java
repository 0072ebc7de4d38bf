package org.stagedoor.stage.password;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
  /** What the reference implementation computes of "password" and "somesalt". */
  private static final String KNOWN =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  @Test
  void computesWhatOthersCompute() {
    Argon2Hash known = Argon2Hash.parse(KNOWN).orElseThrow();
    byte[] password = "password".getBytes(StandardCharsets.UTF_8);
    for (int memory : new int[] {1, 256, 1000}) {
      Argon2 argon2 = new Argon2(memory);
      for (int i = 0; i < 3; i++) {
        argon2.derive(Argon2.Variant.I, new Argon2Cost(512, 1, 2), password, password, 64);
        assertArrayEquals(
            known.hash(),
            argon2.derive(known.variant(), known.cost(), known.salt(), password, 32),
            "with memory of an earlier hash");
      }
    }
  }

  @Test
  void writesWhatItReads() {
    assertEquals(KNOWN, Argon2Hash.parse(KNOWN).orElseThrow().format());
  }

  @Test
  void writesTheSameInEveryLanguage() {
    Locale ofMachine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
      assertEquals(KNOWN, Argon2Hash.parse(KNOWN).orElseThrow().format());
    } finally {
      Locale.setDefault(ofMachine);
    }
  }

  @Test
  void isCurrentOnlyWithTheCostOfToday() {
    Argon2Hash known = Argon2Hash.parse(KNOWN).orElseThrow();
    assertTrue(known.current(new Argon2Cost(256, 2, 1)));
    assertFalse(known.current(new Argon2Cost(257, 2, 1)));
    Argon2Hash older = Argon2Hash.parse(KNOWN.replace("argon2id", "argon2i")).orElseThrow();
    assertFalse(older.current(new Argon2Cost(256, 2, 1)));
  }

  @Test
  void keepsTheHashToItself() {
    assertFalse(Argon2Hash.parse(KNOWN).orElseThrow().toString().contains("nf65EOgLrQMR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$",
        "password",
        "$argon2id$",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2x$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=8,t=2,p=2$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=-2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=99,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$t=2,m=256,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ==$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bM",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR_uIPnA4rEsF5h7TKyQwu9U1bMCHGi_4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4\n",
        "$argon2id$v=19$m=٢٥٦,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
      })
  void readsNothingElse(String text) {
    assertTrue(Argon2Hash.parse(text).isEmpty());
  }

  @Test
  void readsALongTextQuickly() {
    assertTrue(Argon2Hash.parse("$argon2id$v=19$m=1,t=1,p=1$" + "A".repeat(1 << 20)).isEmpty());
  }
}
