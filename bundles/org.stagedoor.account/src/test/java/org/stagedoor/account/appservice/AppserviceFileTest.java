package org.stagedoor.account.appservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.UserId;

class AppserviceFileTest {
  private final AppserviceFile reader = new AppserviceFile("example.org");

  private static UserId user(String name) {
    return new UserId(name, "example.org");
  }

  @Test
  void registersAnApplicationService() {
    Appservice irc = reader.read(FakeAppservices.YAML);
    assertEquals("irc", irc.id());
    assertEquals("as-secret", irc.token());
    assertTrue(irc.claims(user("irc")));
    assertTrue(irc.claims(user("_irc_bob")));
    assertTrue(irc.has(user("shared_bob")));
    assertFalse(irc.claims(user("shared_bob")));
    assertFalse(irc.has(user("bob")));
    assertFalse(irc.has(new UserId("_irc_bob", "elsewhere.org")));
    assertFalse(irc.toString().contains("secret"));
  }

  @Test
  void needsNoNamespaces() {
    String yaml = FakeAppservices.YAML;
    Appservice bare = reader.read(yaml.substring(0, yaml.indexOf("namespaces:")));
    assertFalse(bare.has(user("bob")));
    assertTrue(reader.read(yaml.replaceAll("(?s)users:.*", "users:")).users().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id: irc", "as_token: as-secret", "hs_token: hs-secret"})
  void namesTheKeyThatIsMissing(String line) {
    String key = line.substring(0, line.indexOf(':'));
    assertEquals(key + " must be a text", mistake(FakeAppservices.YAML.replace(line, "")));
    assertEquals(key + " must be a text", mistake(FakeAppservices.YAML.replace(line, key + ": 1")));
  }

  @ParameterizedTest
  @CsvSource({
    "sender_localpart: irc, sender_localpart: 'a b', sender_localpart is no user name",
    "exclusive: true, exclusive: maybe, exclusive must be true or false",
    "regex: '@shared_', regex: '(', regex is none: Unclosed group",
    "regex: '@shared_', other: 1, regex must be a text",
    "namespaces:, namespaces: [1], it is no YAML",
    "id: irc, id: {, it is no YAML",
    "id: irc, 'id: irc\nid: irc', it is no YAML",
  })
  void saysWhatIsWrong(String line, String wrong, String mistake) {
    assertEquals(mistake, mistake(FakeAppservices.YAML.replace(line, wrong)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "[]", "text", "null"})
  void takesMappingsOnly(String yaml) {
    assertEquals("the file must be a mapping", mistake(yaml));
  }

  @Test
  void takesListsOfMappingsForUsers() {
    String head = "id: a\nas_token: b\nhs_token: c\nsender_localpart: d\nnamespaces: ";
    assertEquals("namespaces must be a mapping", mistake(head + "[]"));
    assertEquals("namespaces.users must be a list", mistake(head + "{users: 1}"));
    assertEquals("each of namespaces.users must be a mapping", mistake(head + "{users: [1]}"));
  }

  private String mistake(String yaml) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> reader.read(yaml)).getMessage());
    assertFalse(message.contains("secret"));
    return message;
  }
}
