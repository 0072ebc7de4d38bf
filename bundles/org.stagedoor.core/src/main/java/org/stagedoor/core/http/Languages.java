package org.stagedoor.core.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Language}. */
final class Languages {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final List<Locale> DEFAULT = List.of(Locale.ENGLISH);

  /** Enough for any person; bounds the work on a hostile header. */
  private static final int MAX_LENGTH = 512;

  private static final int MAX_LANGUAGES = 10;

  private Languages() {}

  private record Wanted(Locale locale, double weight) {}

  /** The languages, the most wanted first; English if none is named. */
  static List<Locale> parse(@Nullable String header) {
    if (header == null || header.isEmpty() || header.length() > MAX_LENGTH) {
      return DEFAULT;
    }
    List<Wanted> wanted = new ArrayList<>();
    for (String range : header.split(",", MAX_LANGUAGES + 1)) {
      if (wanted.size() < MAX_LANGUAGES) {
        add(wanted, range);
      }
    }
    wanted.sort(Comparator.comparingDouble(Wanted::weight).reversed());
    List<Locale> locales = wanted.stream().map(Wanted::locale).distinct().toList();
    return locales.isEmpty() ? DEFAULT : locales;
  }

  private static void add(List<Wanted> wanted, String range) {
    int semicolon = range.indexOf(';');
    Locale locale = locale((semicolon < 0 ? range : range.substring(0, semicolon)).strip());
    double weight = semicolon < 0 ? 1 : weight(range.substring(semicolon + 1).strip());
    if (weight > 0 && locale != null) {
      wanted.add(new Wanted(locale, weight));
    }
  }

  /** Known languages and countries only: Java keeps each locale that it was ever asked for. */
  private static @Nullable Locale locale(String tag) {
    int end = tag.indexOf('-');
    String language = (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    String country = tag.substring(tag.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    if (!LANGUAGES.contains(language)) {
      return null;
    }
    return end >= 0 && COUNTRIES.contains(country)
        ? new Locale(language, country)
        : new Locale(language);
  }

  /** The weight of {@code q=0.7}; 0 if it is none. */
  private static double weight(String parameter) {
    if (!parameter.startsWith("q=") || parameter.length() > 8) {
      return 0;
    }
    try {
      double weight = Double.parseDouble(parameter.substring(2).strip());
      return weight >= 0 && weight <= 1 ? weight : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
