package org.stagedoor.validation.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.message.Message;
import org.stagedoor.validation.letter.Letter.Kind;

class LettersTest {
  private static final String LINK = "https://example.org/stagedoor/validate?sid=a&token=b";

  @TempDir Path folder;

  private static Letters letters(String folder) {
    return new Letters(new FakeServer(), Map.of("folder", folder));
  }

  private record FakeServer(String name) implements Server {
    FakeServer() {
      this("<b>example</b>");
    }

    @Override
    public URI publicUri() {
      return URI.create("https://example.org");
    }
  }

  private static Letter letter(Kind kind, String medium, String code, Locale... locales) {
    return new Letter(kind, medium, code, code.isEmpty() ? "" : LINK, List.of(locales));
  }

  private static Message write(Letters letters, Letter letter) {
    return letters.write(letter, "alice@example.org", "id");
  }

  @Test
  void everyKindHasAllItsWordsInEveryLanguage() {
    Letters letters = letters("");
    for (Kind kind : Kind.values()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.CHINESE)) {
        boolean notice = kind == Kind.TAKEN || kind == Kind.UNKNOWN;
        String code = notice ? "" : "12345678";
        Message mail = write(letters, letter(kind, "email", code, locale));
        assertFalse(mail.subject().orElseThrow().isBlank());
        for (String part : List.of(mail.text(), mail.html().orElseThrow())) {
          assertEquals(!notice, part.contains("12345678"), part);
          assertFalse(part.contains("{{"), part);
        }
        Message sms = write(letters, letter(kind, "msisdn", code, locale));
        assertEquals(Optional.empty(), sms.html());
        assertTrue(sms.text().length() < 160, sms::text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, NEW PASSWORD, o nothing",
    "de, NEUES PASSWORT, ichts",
    "fr, NOUVEAU MOT DE PASSE, e faites rien"
  })
  void whatAResetsCodeDoesIsSaid(String language, String what, String otherwise) {
    for (String medium : List.of("msisdn", "email")) {
      Letter letter = letter(Kind.RESET, medium, "12345678", Locale.forLanguageTag(language));
      String text = write(letters(""), letter).text();
      assertTrue(text.contains(what) && text.contains(otherwise), text);
    }
  }

  @Test
  void htmlIsEscapedAndTextIsNot() {
    Message mail = write(letters(""), letter(Kind.REGISTER, "email", "1", Locale.ENGLISH));
    assertTrue(mail.html().orElseThrow().contains("&lt;b&gt;example"), mail.html()::orElseThrow);
    assertTrue(mail.text().contains("<b>example</b>") && mail.text().contains(LINK), mail::text);
  }

  @Test
  void aTemplateThatIsBrokenIsPassedOver() throws Exception {
    Files.writeString(folder.resolve("register_fr.txt"), "{{#link}}{{link}}");
    Letter french = letter(Kind.REGISTER, "email", "123", Locale.FRENCH);
    assertEquals(write(letters(""), french), write(letters(folder.toString()), french));

    Files.writeString(folder.resolve("register.txt"), "Mine: {{code}}");
    assertEquals("Mine: 123", write(letters(folder.toString()), french).text());
  }

  @Test
  void ownTemplatesAreReadAnewForEachMessage() throws Exception {
    Letters letters = letters(folder.toString());
    Letter german = letter(Kind.REGISTER, "email", "123", Locale.GERMAN);
    Letter english = letter(Kind.REGISTER, "email", "123", Locale.ENGLISH);

    Files.writeString(folder.resolve("register.txt"), "Subject: Hi {{server}}\n\nType {{code}}");
    assertEquals("Type 123", write(letters, german).text());
    assertEquals("Hi <b>example</b>", write(letters, german).subject().orElseThrow());
    Files.writeString(folder.resolve("register_de.txt"), "Tippe {{code}}");
    assertEquals("Tippe 123", write(letters, german).text());
    assertEquals("Type 123", write(letters, english).text());
    Files.writeString(folder.resolve("message.html"), "<p>{{server}}</p>");
    assertEquals("<p>&lt;b&gt;example&lt;/b&gt;</p>", write(letters, english).html().orElseThrow());
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    assertEquals(
        "org.stagedoor.validation.letters: folder must be a folder that is there, not \"/no/such\"",
        assertThrows(SettingException.class, () -> letters("/no/such")).getMessage());
  }
}
