package org.stagedoor.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private final Locale ofMachine = Locale.getDefault();

  @BeforeEach
  void letTheMachineBeGerman() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(ofMachine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de       | Hallo
          de-AT    | Hallo
          en       | Hello
          en-GB de | Hello
          fr de    | Hallo
          fr       | Hello
          und      | Hello
          """)
  void speaksTheLanguageThatIsWantedMost(String wanted, String greeting) {
    assertEquals(
        greeting,
        Words.of(
                WordsTest.class,
                Arrays.stream(wanted.split(" ")).map(Locale::forLanguageTag).toList())
            .getString("greeting"));
  }
}
