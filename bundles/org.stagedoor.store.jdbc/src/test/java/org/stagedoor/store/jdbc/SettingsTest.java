package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path DATA = Path.of("/srv/data");
  private static final String SECRET = "x".repeat(32);

  private static Settings read(Map<String, ?> given) {
    return Settings.of(DATA, given);
  }

  @Test
  void hasDefaults() {
    Settings settings = read(Map.of());
    assertEquals("jdbc:sqlite:/srv/data/stagedoor.db", settings.target().url());
    assertEquals(4, settings.target().connections());
    assertEquals(Duration.ofSeconds(5), settings.target().patience());
    assertEquals(Optional.empty(), settings.secret());
  }

  @Test
  void takesWhatIsGiven() {
    Settings settings =
        read(
            Map.of(
                "url",
                "jdbc:postgresql://db/stagedoor",
                "user",
                "u",
                ".password",
                "p",
                ".secret",
                SECRET,
                "connections",
                64,
                "timeout",
                250));
    assertEquals("jdbc:postgresql://db/stagedoor", settings.target().url());
    assertEquals(Optional.of(SECRET), settings.secret());
    assertFalse(settings.toString().contains(SECRET));
    assertFalse(settings.toString().contains("postgresql"));
  }

  @ParameterizedTest
  @CsvSource({
    "url,jdbc:mysql://x,url",
    ".secret,short,.secret",
    "connections,0,connections",
    "connections,65,connections",
    "timeout,249,timeout",
    "timeout,60001,timeout"
  })
  void namesWhatIsWrong(String method, String value, String key) {
    Object given = value.matches("\\d+") ? Integer.valueOf(value) : value;
    String refusal =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read(Map.of(method, given)))
                .getMessage());
    assertEquals("org.stagedoor.store: " + key + " must", refusal.substring(0, 26 + key.length()));
  }
}
