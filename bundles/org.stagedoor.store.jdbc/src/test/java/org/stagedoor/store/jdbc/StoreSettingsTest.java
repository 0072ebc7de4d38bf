package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.config.SettingException;

class StoreSettingsTest {
  private final List<String> seen = new ArrayList<>();

  private StoreSettings start(Map<String, String> file) {
    return new StoreSettings(Path.of("/srv/data"), properties(file), this::offer);
  }

  private Runnable offer(Settings settings) {
    int connections = settings.target().connections();
    seen.add("+" + connections);
    return () -> seen.add("-" + connections);
  }

  private static Map<String, String> properties(Map<String, String> file) {
    Map<String, String> all = new HashMap<>(file);
    all.put("service.pid", Settings.PID);
    all.put("felix.fileinstall.filename", "file:/etc/org.stagedoor.store.cfg");
    return all;
  }

  @Test
  void offersWhatIsInForceAnewWhenItChanges() {
    StoreSettings settings = start(Map.of("connections", "2"));
    settings.update(properties(Map.of("connections", "3")));
    settings.close();
    assertEquals(List.of("+2", "-2", "+3", "-3"), seen);
  }

  @Test
  void keepsWhatIsInForceWhenAChangeIsWrong() {
    StoreSettings settings = start(Map.of("connections", "2"));
    settings.update(properties(Map.of("connections", "1000")));
    settings.update(properties(Map.of("url", "jdbc:mysql://x")));
    settings.update(Map.of());
    assertEquals(List.of("+2"), seen);
  }

  @Test
  void disturbsNobodyForNothing() {
    StoreSettings settings = start(Map.of("connections", "2"));
    settings.update(properties(Map.of("connections", "2", "conections", "7")));
    settings.update(properties(Map.of("connections", " 2 ", "timeout", "5000", "user", "")));
    assertEquals(List.of("+2"), seen);
  }

  @Test
  void refusesToStartWithAWrongFile() {
    String refusal =
        String.valueOf(
            assertThrows(SettingException.class, () -> start(Map.of("connections", "1000")))
                .getMessage());
    assertEquals(
        "org.stagedoor.store.cfg: connections must be a whole number from 1 to 64, not \"1000\"",
        refusal);
    assertEquals(List.of(), seen);
  }
}
