package org.stagedoor.sms.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {
  @ParameterizedTest
  @CsvSource({
    "Grüße à è Ä 123, GSM",
    "50 € [x] {y} ~, GSM",
    "C’est, UCS2",
    "Привет, UCS2",
    "ok \uD83D\uDC4D, UCS2"
  })
  void isTheSmallerThatHasAll(String text, Alphabet alphabet) {
    assertEquals(alphabet, Alphabet.of(text));
  }

  @Test
  void segmentsAreCountedAsOnTheAir() {
    assertEquals(1, Alphabet.GSM.segments("a".repeat(160)));
    assertEquals(2, Alphabet.GSM.segments("a".repeat(161)));
    assertEquals(2, Alphabet.GSM.segments("a".repeat(306)));
    assertEquals(3, Alphabet.GSM.segments("a".repeat(307)));
    assertEquals(2, Alphabet.GSM.segments("€".repeat(81)));
    assertEquals(1, Alphabet.UCS2.segments("я".repeat(70)));
    assertEquals(2, Alphabet.UCS2.segments("я".repeat(71)));
    assertEquals(1, Alphabet.UCS2.segments(""));
  }
}
