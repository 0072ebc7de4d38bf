package org.stagedoor.sms.http;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.stagedoor.api.account.PhoneNumber.Kind;
import org.stagedoor.api.config.SettingsFile;

/**
 * Reads whom messages go to, and what they cost.
 *
 * @param file what the operator says
 */
record CostSettings(SettingsFile file) {
  private static final int MOST = 1_000_000_000;

  Reach reach() {
    boolean any = file.list("countries.allowed").equals(List.of("any"));
    Set<String> allowed = any ? Set.of() : countries("countries.allowed");
    if (!any && allowed.isEmpty()) {
      throw file.wrong("countries.allowed", "countries such as DE FR, or any");
    }
    return new Reach(any, allowed, countries("countries.denied"), kinds());
  }

  private Set<String> countries(String key) {
    Set<String> countries = new HashSet<>();
    for (String country : file.list(key)) {
      countries.add(country(key, country));
    }
    return countries;
  }

  private String country(String key, String code) {
    String country = code.toUpperCase(Locale.ROOT);
    if (!Set.of(Locale.getISOCountries()).contains(country)) {
      throw file.wrong(key, "countries of two letters, such as DE FR");
    }
    return country;
  }

  private Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.of(Kind.MOBILE);
    for (String kind : file.list("numbers")) {
      switch (kind) {
        case "mobile" -> kinds.add(Kind.MOBILE);
        case "fixed" -> kinds.add(Kind.FIXED);
        case "internet" -> kinds.add(Kind.INTERNET);
        default -> throw file.wrong("numbers", "some of mobile, fixed and internet");
      }
    }
    return kinds;
  }

  Prices prices() {
    Map<String, Integer> byCountry = new HashMap<>();
    for (String pair : file.list("price.countries")) {
      if (!pair.matches("[A-Za-z]{2}=[0-9]{1,6}")) {
        throw file.wrong("price.countries", "prices such as DE=8 FR=6");
      }
      byCountry.put(
          country("price.countries", pair.substring(0, 2)), Integer.parseInt(pair.substring(3)));
    }
    return new Prices(
        file.number("price", 0, 1_000_000, 1),
        byCountry,
        file.number("budget.daily", 0, MOST, 1000),
        file.number("budget.country.daily", 0, MOST, 0));
  }
}
