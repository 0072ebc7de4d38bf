package org.stagedoor.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

class SettingsTest {
  private static Settings read(Map<String, String> settings) {
    return Settings.of(new SettingsFile("x", settings));
  }

  @Test
  void trustNobodyUnlessTold() {
    Settings none = read(Map.of());
    assertEquals(Map.of(), none.servers());
    assertEquals(Optional.empty(), none.server("matrix.example"));
    assertEquals(Optional.empty(), none.server(""));
  }

  @Test
  void trustExactlyWhoIsNamed() {
    Settings some = read(Map.of("servers", "ID.example vector.example:8443 127.example:443"));
    assertEquals(
        "https://id.example/_matrix/identity/v2/x",
        some.server("id.EXAMPLE").orElseThrow().call("/x").toString());
    assertEquals(8443, some.server("vector.example:8443").orElseThrow().port());
    for (String other :
        new String[] {
          "vector.example",
          "id.example:8443",
          "id.example.",
          "id.example/",
          "id.example@evil.example",
          "https://id.example",
          " id.example",
          "evil.example#id.example"
        }) {
      assertEquals(Optional.empty(), some.server(other), other);
    }
  }

  @Test
  void allowPrivateAddressesToExactlyWhoIsNamed() {
    Settings some =
        read(Map.of("servers", "a.example, b.example:1", "private.servers", "b.example:1"));
    assertTrue(some.server("b.example:1").orElseThrow().anywhere());
    assertEquals(false, some.server("a.example").orElseThrow().anywhere());
    assertThrows(
        SettingException.class,
        () -> read(Map.of("servers", "a.example", "private.servers", "b.example")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "[::1]",
        "::1",
        "2130706433",
        "0x7f000001",
        "a.example:0",
        "a.example:65536",
        "a.example:",
        ":1",
        "a.example/x",
        "https://a.example",
        "a@b.example",
        "a.example:1:2",
        "-a.example",
        "ä.example"
      })
  void refuseWhatIsNoHost(String written) {
    String said =
        assertThrows(SettingException.class, () -> read(Map.of("servers", written))).toString();
    assertTrue(said.contains("x: servers must be host names"), said);
  }
}
