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

  @Test
  void isExactOnlyAsTheProviderWritesItAndVerifiedIt() {
    assertEquals(Optional.empty(), new NameTemplate("{preferred_username}").exact(ALICE));
    assertEquals(Optional.empty(), new NameTemplate("{email.local}").exact(ALICE));

    Dict written = ALICE.attributes().with("preferred_username", "alice");
    assertEquals(Optional.of("alice"), exact("{preferred_username}", written));
    assertEquals(Optional.empty(), exact("{email.local}", written.with("email_verified", "true")));
    Dict verified = written.with("email_verified", true);
    assertEquals(Optional.of("a.w"), exact("{email.local}", verified));
    assertEquals(Optional.empty(), exact("{email}", verified));
  }

  private static Optional<String> exact(String pattern, Dict attributes) {
    return new NameTemplate(pattern)
        .exact(new Identity("S-1", attributes, Optional.empty(), Optional.empty()));
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
