package org.stagedoor.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumber.Kind;
import org.stagedoor.api.account.PhoneNumbers.Country;

class KnownPhoneNumbersTest {
  private final KnownPhoneNumbers numbers = new KnownPhoneNumbers();

  @ParameterizedTest
  @CsvSource({
    "GB, 07400 123456",
    "gb, (07400) 123-456",
    "GB, 7400123456",
    "'', +44 7400 123456",
    "'', 447400123456",
    "DE, 0044 7400 123456",
    "US, +447400123456",
    "GB, ０７４００１２３４５６",
  })
  void allWaysToWriteANumberAreOne(String country, String written) {
    assertEquals(
        Optional.of(new PhoneNumber("447400123456", "GB", Kind.MOBILE)),
        numbers.read(country, written));
  }

  @ParameterizedTest
  @CsvSource({
    "IT, 06 698 12345, 390669812345, FIXED",
    "DE, 01512 3456789, 4915123456789, MOBILE",
    "US, (201) 555-0123, 12015550123, MOBILE",
    "DE, 0900 1 234567, 499001234567, SPECIAL",
    "GB, 0909 879 0123, 449098790123, SPECIAL",
    "US, 900 234 5678, 19002345678, SPECIAL",
    "DE, 0800 1234567, 498001234567, SPECIAL",
    "DE, 110, 49110, SHORT",
    "US, 911, 1911, SHORT",
    "FR, 112, 33112, SHORT",
    "US, 123 456 7890, 11234567890, INVALID",
    "GB, 07400 1234567890, 4474001234567890, INVALID"
  })
  void kindsAreTold(String country, String written, String digits, Kind kind) {
    PhoneNumber number = numbers.read(country, written).orElseThrow();
    assertEquals(digits, number.digits());
    assertEquals(kind, number.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "alice", "@alice:example.org", "12", "+999 123 456 789", "\0"})
  void whatIsNoNumberIsNone(String written) {
    assertEquals(Optional.empty(), numbers.read("", written));
    assertEquals(Optional.empty(), numbers.read("", written + "1".repeat(100)));
  }

  @Test
  void aNumberOfNoCountryHasNone() {
    PhoneNumber satellite = numbers.read("", "+881612345678").orElseThrow();
    assertEquals("", satellite.country());
  }

  @Test
  void countriesHaveAnExampleOfTheirOwn() {
    List<Country> countries = numbers.countries();
    assertTrue(countries.contains(new Country("FR", 33, "33612345678")), countries::toString);
    for (Country country : countries) {
      PhoneNumber example = numbers.read("", country.example()).orElseThrow();
      assertEquals(Kind.MOBILE, example.kind(), country::toString);
    }
  }

  @Test
  void aNumberIsNotShown() {
    assertFalse(numbers.read("", "+447400123456").orElseThrow().toString().contains("7400"));
  }
}
