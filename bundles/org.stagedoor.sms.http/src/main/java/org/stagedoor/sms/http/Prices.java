package org.stagedoor.sms.http;

import java.util.Map;

/**
 * What messages cost, in a unit of the operator's choice, and how much may be spent in a day.
 *
 * @param usual price of a segment
 * @param byCountry prices that differ, by two capital letters
 * @param daily most in a day; 0 for any amount
 * @param countryDaily most in a day for one country; 0 for any amount
 */
record Prices(int usual, Map<String, Integer> byCountry, int daily, int countryDaily) {
  /** Copies the collections. */
  Prices {
    byCountry = Map.copyOf(byCountry);
  }

  /** What a text costs. */
  int of(String country, String text) {
    return Alphabet.of(text).segments(text) * byCountry.getOrDefault(country, usual);
  }
}
