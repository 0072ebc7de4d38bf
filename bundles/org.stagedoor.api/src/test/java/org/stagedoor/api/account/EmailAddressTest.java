package org.stagedoor.api.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "alice@example.org, alice@example.org",
        "` Alice.B+tag@EXAMPLE.org `, alice.b+tag@example.org",
        "alice@bücher.example, alice@xn--bcher-kva.example",
        "ALICE@BÜCHER.example, alice@xn--bcher-kva.example",
        "alice@xn--bcher-kva.example, alice@xn--bcher-kva.example",
        "Alice@XN--BCHER-KVA.Example, alice@xn--bcher-kva.example",
        "alice@bu\u0308cher.example, alice@xn--bcher-kva.example",
        "alice@STRASSE.example, alice@strasse.example",
        "alice@straße.example, alice@strasse.example",
        "a+B+c@example.org, a+b+c@example.org",
        "o'neil@example.org, o'neil@example.org",
        "a@пример.рф, a@xn--e1afmkfd.xn--p1ai",
        "alice@example。org, alice@example.org",
        "alice@ｅｘａｍｐｌｅ.org, alice@example.org"
      })
  void isWrittenInOneForm(String written, String canonical) {
    assertEquals(Optional.of(canonical), EmailAddress.parse(written).map(EmailAddress::canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "alice",
        "alice@",
        "@example.org",
        "alice@example",
        "alice@localhost",
        "alice@[127.0.0.1]",
        "alice@127.0.0.1",
        "alice@example.org.",
        "alice@example.org..",
        "alice@example。org。",
        "alice@.example.org",
        "alice@example..org",
        "alice@-example.org",
        "alice@exam_ple.org",
        ".alice@example.org",
        "alice.@example.org",
        "al..ice@example.org",
        "al ice@example.org",
        "alice@exa mple.org",
        "\"alice\"@example.org",
        "\"al ice\"@example.org",
        "\"alice@evil.org\"@example.org",
        "\"a\r\nBcc: bob\"@example.org",
        "alice@exa\u2028mple.org",
        "alice\u0085@example.org",
        "alice@example.org\u0000",
        "Alice <alice@example.org>",
        "alice@example.org,bob@example.org",
        "alice@example.org;bob@example.org",
        "alice@evil.org@example.org",
        "alice@example.org\r\nBcc: bob@example.org",
        "alice\r\n@example.org",
        "alice\u0000@example.org",
        "alice(comment)@example.org",
        "mi\u212Ae@example.org",
        "älice@example.org",
        "alice%0aRCPT@exa\nmple.org"
      })
  void whatIsNoneIsNone(String written) {
    assertTrue(EmailAddress.parse(written).isEmpty());
  }

  @Test
  void itsPartsAreBounded() {
    assertTrue(EmailAddress.parse("a".repeat(64) + "@example.org").isPresent());
    assertFalse(EmailAddress.parse("a".repeat(65) + "@example.org").isPresent());
    assertFalse(EmailAddress.parse("a@" + "b".repeat(64) + ".org").isPresent());
    assertFalse(EmailAddress.parse("a@" + "b.".repeat(130) + "org").isPresent());
    String domain = ("c".repeat(61) + ".").repeat(4) + "org";
    assertTrue(EmailAddress.parse("ab@" + domain).isPresent());
    assertFalse(EmailAddress.parse("abc@" + domain).isPresent());
    for (int length : new int[] {255, 256, 320, 321, 100_000}) {
      assertFalse(EmailAddress.parse("a".repeat(length - 12) + "@example.org").isPresent());
      String labels = "b.".repeat(length / 2);
      assertFalse(EmailAddress.parse("a@" + labels + "org").isPresent());
    }
  }

  @Test
  void noTextIsTooOddToBeRefused() {
    Random random = new Random(6);
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder("a@");
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.appendCodePoint(random.nextInt(run % 2 == 0 ? 0x250 : 0x11000));
      }
      EmailAddress.parse(text + ".org").ifPresent(EmailAddressTest::isItsOwnForm);
    }
  }

  private static void isItsOwnForm(EmailAddress address) {
    assertEquals(Optional.of(address), EmailAddress.parse(address.canonical()));
  }

  @Test
  void isNotShown() {
    assertEquals("EmailAddress", EmailAddress.parse("alice@example.org").orElseThrow().toString());
  }
}
