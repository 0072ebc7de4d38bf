package org.stagedoor.sms.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * What was spent today, by all nodes: days are those of UTC. It is spent in the transaction that
 * puts the message into the queue, and given back with that. Used by any thread.
 */
final class Spending {
  private static final Logger LOG = LoggerFactory.getLogger(Spending.class);
  private static final String NAME = "org.stagedoor.sms.http/spent";
  private static final String DAY = "day";
  private static final String ALL = "all";

  private static final int DAY_LENGTH = "2026-01-01".length();

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final BundleData data;
  private final InstantSource clock;

  Spending(BundleData data, InstantSource clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Spends.
   *
   * @param country two capital letters; empty for none
   * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} if that is more than may be spent today
   */
  void spend(String country, int cost, Prices prices) {
    String key = country.isEmpty() ? "none" : country;
    data.update(NAME, kept -> spent(today(kept), key, cost, prices));
  }

  private Dict spent(Dict today, String country, int cost, Prices prices) {
    long all = today.integer(ALL).orElse(0) + cost;
    long there = today.integer(country).orElse(0) + cost;
    refuse("today", all, prices.daily());
    refuse("in a day for " + country, there, prices.countryDaily());
    return today.with(ALL, all).with(country, there);
  }

  private void refuse(String where, long spent, int most) {
    if (most > 0 && spent > most) {
      Instant now = clock.instant();
      tell(day(now) + ": no more than " + most + " may be spent " + where);
      throw MatrixException.limited(
          Duration.between(now, day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
  }

  /** Once a day, or who asks for texts all day would fill the log. */
  private void tell(String line) {
    told.removeIf(other -> !other.regionMatches(0, line, 0, DAY_LENGTH));
    if (told.add(line)) {
      LOG.warn("Texts are not sent any more on {}", line);
    }
  }

  private Dict today(Dict kept) {
    String day = day(clock.instant()).toString();
    return kept.text(DAY).filter(day::equals).isPresent() ? kept : Dict.of(DAY, day);
  }

  private static LocalDate day(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** For people. */
  String state(Prices prices) {
    Dict today = today(data.get(NAME).orElse(Dict.EMPTY));
    StringJoiner countries = new StringJoiner(", ", " (", ")").setEmptyValue("");
    for (String key : today.keys()) {
      if (!key.equals(DAY) && !key.equals(ALL)) {
        countries.add(key + " " + today.integer(key).orElse(0));
      }
    }
    String most = prices.daily() == 0 ? "" : " of " + prices.daily();
    return "spent today " + today.integer(ALL).orElse(0) + most + countries;
  }
}
