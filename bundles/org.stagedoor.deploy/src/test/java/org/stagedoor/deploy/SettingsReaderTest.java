package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.deploy.Deployments.Trust;

/** Which jars are trusted while the file of settings is written anew. */
class SettingsReaderTest {
  private static final String PID = "org.stagedoor.deploy";

  private final List<String> warnings = new ArrayList<>();
  private final SettingsReader reader = new SettingsReader(warnings::add);

  private static Map<String, String> file(String... pairs) {
    Map<String, String> properties = new HashMap<>(Map.of("service.pid", PID));
    for (int i = 0; i < pairs.length; i += 2) {
      properties.put(pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  private Trust read(String... pairs) {
    return reader.apply(new SettingsFile(PID, file(pairs))).trust();
  }

  @Test
  void atFirstAnyJarIsTakenWithoutTheKey() {
    assertEquals(Trust.ANY, read());
    assertEquals(Trust.ANY, read("trust", ""));
    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"signed", "listed"})
  void silenceLoosensNothing(String trust) {
    Trust strict = read("trust", trust);
    assertEquals(strict, read());
    assertEquals(
        List.of(
            "org.stagedoor.deploy has no trust any more; trust = "
                + trust
                + " stays in force; write trust = any to take every jar"),
        warnings);
    assertEquals(strict, read("trust", " "));
    assertEquals(strict, read("max.mib", "3"));
    assertEquals(3, warnings.size());
  }

  @Test
  void aWordLoosensIt() {
    read("trust", "signed");
    assertEquals(Trust.LISTED, read("trust", "listed"));
    assertEquals(Trust.ANY, read("trust", "any"));
    assertEquals(Trust.ANY, read());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aFileWithAMistakeLoosensNothing() {
    read("trust", "signed");
    assertThrows(SettingException.class, () -> read("trust", "any", "max.mib", "none"));
    assertEquals(Trust.SIGNED, read());
  }

  @Test
  void aFileThatIsGoneOrEmptyAfterwardsLoosensNothing() {
    LiveSettings<DeploySettings> settings =
        new LiveSettings<>(PID, file("trust", "signed"), reader);
    settings.update(Map.of());
    assertEquals(Trust.SIGNED, settings.current().trust());
    settings.update(file());
    assertEquals(Trust.SIGNED, settings.current().trust());
    settings.update(file("trust", "any"));
    assertEquals(Trust.ANY, settings.current().trust());
  }
}
