package org.stagedoor.sso.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.json.Dict;

/** User names made of what providers say. */
class NameTemplateTest {
  private static final Identity ALICE =
      new Identity(
          "S-1",
          Dict.of("preferred_username", "Alice", "email", "a.w@example.org", "blank", " ")
              .with("number", 7),
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "{preferred_username}, alice",
    "{email}, a.w=40example.org",
    "{email.local}, a.w",
    "{subject}, s-1",
    "x-{subject}-{email.local}, x-s-1-a.w",
    "{preferred_username.local}, alice",
    "fixed, fixed",
    "{open, =7bopen",
  })
  void fillsThePatternIn(String pattern, String name) {
    assertEquals(Optional.of(name), new NameTemplate(pattern).name(ALICE));
  }

  @ParameterizedTest
  @CsvSource({"{nickname}", "x{nickname}", "{blank}", "{number}", "''"})
  void saysNothingWhereSomethingIsMissing(String pattern) {
    assertEquals(Optional.empty(), new NameTemplate(pattern).name(ALICE));
  }

  /** As the specification maps other character sets. */
  @Test
  void mapsOtherCharacters() {
    assertEquals("abc.=3d_-/+9", NameTemplate.mapped("AbC.=_-/+9"));
    assertEquals("m=c3=bcller", NameTemplate.mapped("Müller"));
    assertEquals("=e2=84=aa", NameTemplate.mapped("\u212A"));
    assertEquals("=40a=3ab=00=7f", NameTemplate.mapped("@a:b\u0000\u007f"));
  }
}
