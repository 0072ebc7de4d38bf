package org.stagedoor.stage.msisdn;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.PhoneNumbers.Country;
import org.stagedoor.api.account.ValidationSessions;

/** The countries whose numbers messages are sent to. */
final class Countries {
  static final String MEDIUM = "msisdn";

  private final ValidationSessions sessions;
  private final PhoneNumbers phones;

  Countries(ValidationSessions sessions, PhoneNumbers phones) {
    this.sessions = sessions;
    this.phones = phones;
  }

  /**
   * A country.
   *
   * @param code two capital letters
   * @param name for people
   * @param prefix what its international numbers begin with
   */
  record Named(String code, String name, int prefix) {}

  /** Those in the order of a language. */
  List<Named> reached(Locale language) {
    Collator order = Collator.getInstance(language);
    return phones.countries().stream()
        .filter(country -> sessions.reaches(MEDIUM, country.example()))
        .map(country -> named(country, language))
        .sorted(Comparator.comparing(Named::name, order))
        .toList();
  }

  private static Named named(Country country, Locale language) {
    Locale place = new Locale.Builder().setRegion(country.code()).build();
    return new Named(country.code(), place.getDisplayCountry(language), country.prefix());
  }

  /** Where the user is likely to be, by the languages that she wants; empty if they do not tell. */
  static String likely(List<Locale> locales) {
    return locales.stream()
        .map(Locale::getCountry)
        .filter(country -> country.length() == 2)
        .findFirst()
        .orElse("");
  }
}
