package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.stagedoor.core.protocol.View;

class PageWordsTest {
  private static PageWords in(Locale... wanted) {
    return PageWords.of(List.of(wanted));
  }

  @Test
  void everyLanguageHasEveryText() {
    for (String key : in(Locale.ENGLISH).bundle().keySet()) {
      for (Locale locale : List.of(Locale.GERMAN, Locale.FRENCH)) {
        String english = in(Locale.ENGLISH).text(key);
        assertNotEquals(english, key.equals("error") ? "" : in(locale).text(key), key);
        assertEquals(english.contains("{0}"), in(locale).text(key).contains("{0}"), key);
        assertEquals(english.contains("{1}"), in(locale).text(key).contains("{1}"), key);
      }
    }
  }

  @Test
  void everyReasonHasAText() {
    for (View.Reason reason : View.Reason.values()) {
      assertNotEquals("", in(Locale.ENGLISH).text("refused." + reason));
    }
  }

  @Test
  void theLanguageIsNamed() {
    assertEquals("de", in(new Locale("es"), Locale.GERMANY, Locale.FRENCH).language());
    assertEquals("fr", in(Locale.FRENCH).language());
    assertEquals("en", in(Locale.JAPANESE).language());
    assertEquals("en", in(Locale.UK, Locale.GERMAN).language());
  }

  @Test
  void valuesAreFilledIn() {
    assertEquals("Step 2 of 3", in(Locale.ENGLISH).text("step", 2, 3));
  }
}
