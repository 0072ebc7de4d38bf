package org.stagedoor.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

class SmtpSettingsTest {
  private static SmtpSettings read(String... more) {
    Map<String, String> file = new HashMap<>();
    file.put("host", "mail.example.org");
    file.put("from", "Mätrix <matrix@example.org>");
    for (int i = 0; i < more.length; i += 2) {
      file.put(more[i], more[i + 1]);
    }
    return SmtpSettings.of(new SettingsFile("org.stagedoor.mail.smtp", file));
  }

  @ParameterizedTest
  @CsvSource({"starttls, 587", "tls, 465", "opportunistic, 25", "none, 25"})
  void theProtectionHasItsPort(String security, int port) {
    assertEquals(port, read("security", security).port());
    assertEquals(2525, read("security", security, "port", "2525").port());
  }

  @Test
  void whatIsLeftAwayIsSafe() {
    SmtpSettings settings = read();
    assertEquals(SmtpSettings.Security.STARTTLS, settings.security());
    assertEquals("example.org", settings.domain());
    assertEquals("Mätrix", settings.from().getPersonal());
    assertEquals(Duration.ofSeconds(20), settings.timeout());
    assertTrue(settings.lease().compareTo(settings.talk().multipliedBy(5)) > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "host, ''",
    "from, ''",
    "from, nobody",
    "from, 'a@b@c'",
    "security, yes",
    "port, 70000",
    "connections, 0",
    "timeout.seconds, 61",
    "retry.hours, x",
    "certificate, /no/such"
  })
  void whatCanNotBeIsTold(String key, String value) {
    SettingException wrong = assertThrows(SettingException.class, () -> read(key, value));
    String told = String.valueOf(wrong.getMessage());
    assertTrue(told.startsWith("org.stagedoor.mail.smtp: " + key + " must be "), told);
  }

  @Test
  void thePasswordIsNotShown() {
    assertFalse(read(".password", "hunter2").toString().contains("hunter2"));
  }
}
