package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.core.protocol.View;

class PageWordsTest {
  /** What is the same word in more than one language. */
  private static final Set<String> SAME =
      Set.of("type.m.login.dummy", "error", "type.m.login.recaptcha", "type.m.login.sso");

  private static PageWords in(Locale... wanted) {
    return new Texts(Map.of()).in(List.of(wanted));
  }

  @Test
  void everyLanguageHasEveryText() {
    for (String key : in(Locale.ENGLISH).bundle().keySet()) {
      for (Locale locale : List.of(Locale.GERMAN, Locale.FRENCH)) {
        String english = in(Locale.ENGLISH).text(key);
        assertTrue(SAME.contains(key) || !english.equals(in(locale).text(key)), key);
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
