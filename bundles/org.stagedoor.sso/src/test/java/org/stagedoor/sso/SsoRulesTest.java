package org.stagedoor.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.config.SettingException;

/** What an operator may write, and what is refused with the key's name. */
class SsoRulesTest {
  @ParameterizedTest
  @CsvSource({
    "clients.known,*",
    "clients.known,https://*.example.org",
    "clients.known,https:",
    "clients.known,javascript:",
    "clients.known,app.example.org",
    "clients.known,https://app.example.org/path",
    "name.template,{",
    "name.template,{email.}",
    "name.template,{a b}",
    "name.template,guest"
  })
  void namesTheKeyThatIsWrong(String key, String value) {
    Map<String, String> settings =
        Map.of("felix.fileinstall.filename", "file:/etc/org.stagedoor.sso.cfg", key, value);
    String text =
        String.valueOf(
            assertThrows(SettingException.class, () -> new SsoRules(settings)).getMessage());

    assertTrue(text.contains(key), text);
    assertTrue(text.contains("org.stagedoor.sso.cfg"), text);
  }

  @Test
  void takesOriginsAndSchemesOfApps() {
    SsoRules rules =
        new SsoRules(
            Map.of(
                "clients.known",
                "https://App.example.org, http://[::1]:8080/, element:, org.example.app://",
                "name.template",
                "u-{email.local}-{sub}"));

    assertEquals(
        List.of("https://app.example.org", "http://[::1]:8080/", "element:", "org.example.app://"),
        rules.knownClients());
    assertEquals("u-{email.local}-{sub}", rules.nameTemplate());
  }
}
