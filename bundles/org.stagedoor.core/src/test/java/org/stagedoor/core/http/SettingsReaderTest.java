package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.config.SettingsFile;

class SettingsReaderTest {
  private static SettingsReader reader(Map<String, ?> properties) {
    return new SettingsReader(new SettingsFile(SettingsReader.PID, properties));
  }

  @Test
  void nothingNeedsToBeSet() {
    assertEquals(
        new Settings(
            "localhost",
            URI.create("http://localhost:8008"),
            65_536,
            List.of(),
            Duration.ofSeconds(10)),
        reader(Map.of()).read("8008"));
  }

  @Test
  void everythingCanBeSet() {
    Settings settings =
        reader(
                Map.of(
                    "name", "example.org:8448",
                    "public.uri", "https://matrix.example.org/",
                    "body.limit", "2048",
                    "trusted.proxies", "127.0.0.1, 10.0.0.0/8",
                    "update.wait.ms", 10))
            .read("1");
    assertEquals("example.org:8448", settings.name());
    assertEquals(URI.create("https://matrix.example.org"), settings.publicUri());
    assertTrue(settings.secure());
    assertEquals(2048, settings.bodyLimit());
    assertEquals(2, settings.proxies().size());
    assertEquals(Duration.ofMillis(10), settings.absence());
  }

  @ParameterizedTest
  @CsvSource({
    "name,exa mple",
    "name,@a:b",
    "public.uri,matrix.example.org",
    "public.uri,ftp://example.org",
    "public.uri,https://example.org/?a",
    "public.uri,https://user@example.org",
    "body.limit,many",
    "body.limit,1",
    "body.limit,99999999999",
    "trusted.proxies,localhost",
    "update.wait.ms,-1"
  })
  void mistakesNamePidAndKey(String key, String value) {
    SettingsReader reader = reader(Map.of(key, value));
    String message =
        assertThrows(IllegalArgumentException.class, () -> reader.read("8008")).toString();
    assertTrue(message.contains("org.stagedoor.server: " + key + " must be "), message);
  }
}
