package org.stagedoor.sms.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.testkit.MemoryBundleData;

class SpendingTest {
  private static final Prices PRICES = new Prices(1, Map.of("DE", 8), 20, 16);

  private Instant now = Instant.parse("2026-01-01T23:00:00Z");
  private final MemoryBundleData data = new MemoryBundleData();
  private final Spending spending = new Spending(data, () -> now);

  private void spend(String country, String text) {
    spending.spend(country, PRICES.of(country, text), PRICES);
  }

  @Test
  void endsWhereTheBudgetDoes() {
    spend("DE", "hello");
    spend("DE", "hello");
    MatrixException refused = assertThrows(MatrixException.class, () -> spend("DE", "hello"));
    assertEquals(429, refused.status());
    assertEquals("M_LIMIT_EXCEEDED", refused.errcode());
    spend("FR", "hello");
    spend("", "hello " + "x".repeat(200));
    assertThrows(MatrixException.class, () -> spend("FR", "x".repeat(200)));
    spend("FR", "hello");
    assertEquals("spent today 20 of 20 (DE 16, FR 2, none 2)", spending.state(PRICES));
  }

  @Test
  void beginsAnewWithTheDay() {
    spend("DE", "hello");
    spend("DE", "hello");
    now = now.plus(Duration.ofHours(1));
    assertEquals("spent today 0 of 20", spending.state(PRICES));
    spend("DE", "hello");
    assertEquals("spent today 8 of 20 (DE 8)", spending.state(PRICES));
  }

  @Test
  void isWithoutEndWhereNothingIsSaid() {
    Prices free = new Prices(1, Map.of(), 0, 0);
    for (int i = 0; i < 100; i++) {
      spending.spend("FR", 1000, free);
    }
    assertEquals("spent today 100000 (FR 100000)", spending.state(free));
  }
}
