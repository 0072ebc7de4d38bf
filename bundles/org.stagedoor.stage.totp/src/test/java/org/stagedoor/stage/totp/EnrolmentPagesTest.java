package org.stagedoor.stage.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.Page;

class EnrolmentPagesTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr"})
  void eachLanguageHasTheWholePage(String language) {
    ResourceBundle words = TotpWords.in(List.of(Locale.forLanguageTag(language)));
    assertEquals(
        new TreeSet<>(TotpWords.in(List.of(Locale.ENGLISH)).keySet()),
        new TreeSet<>(words.keySet()));
    Offer offer = Offer.random(new SecureRandom());
    String uri = offer.uri("example.org", House.ALICE);

    Page.Html page = (Page.Html) new EnrolmentPages(words).offer(offer, uri, House.ALICE, "sealed");

    String typed = page.body().replace(" ", "");
    assertTrue(typed.contains(offer.secret().key()), "for who can't see the picture");
    offer.recoveryCodes().forEach(code -> assertTrue(page.body().contains(code)));
    assertTrue(page.body().contains("role=\"img\" aria-label=\""));
    assertTrue(page.body().contains("{{form}}"));
    assertTrue(page.body().contains("@alice:example.org"));
    assertFalse(page.body().contains("style="), "which the page's policy blocks");
    assertTrue(page.origins().isEmpty());
  }
}
