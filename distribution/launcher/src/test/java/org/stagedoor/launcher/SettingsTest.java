package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Path HOME = Path.of("/opt/stagedoor");

  @Test
  void foldersAreRelativeToTheHome() throws StartException {
    Settings settings = settings("--data", "/var/lib/stagedoor", "--etc=../conf");

    assertEquals(Path.of("/var/lib/stagedoor"), settings.data());
    assertEquals(Path.of("/opt/conf"), settings.etc());
    assertEquals(HOME.resolve("deploy"), settings.deploy());
  }

  @Test
  void thePublicAddressIsThatOfHostAndPortUnlessItIsSet() throws StartException {
    assertEquals(
        "http://127.0.0.1:8009",
        settings("--host=0.0.0.0", "--port=8009").properties().get("stagedoor.public-uri"));
    assertEquals(
        "https://matrix.example.org",
        settings("--public-uri=https://matrix.example.org/")
            .properties()
            .get("stagedoor.public-uri"));
  }

  @Test
  void anAddressOfTheSixthVersionIsBracketed() throws StartException {
    assertEquals("http://[::1]:8008", settings("--host=::1").address().toString());
  }

  @Test
  void serverNamesAreInLowerCase() throws StartException {
    assertEquals("example.org:8448", settings("--server-name=Example.ORG:8448").serverName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port=65536", "--port=-1", "--port=x", "--port=", "--port=99999999999"})
  void aPortIsANumberInItsRange(String argument) {
    assertEquals(
        "--port must be a number from 0 to 65535, not '" + argument.substring(7) + "'",
        refusal(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "https://example.org", "@a:b", "example.org:port"})
  void aServerNameIsAHostName(String name) {
    assertEquals(
        "--server-name must be a host name such as example.org, not '" + name + "'",
        refusal("--server-name=" + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.org", "ftp://example.org", "https://", "https://a/?b", "https://a#b"})
  void aPublicAddressIsOfTheWeb(String uri) {
    assertEquals(
        "--public-uri must be like https://matrix.example.org, not '" + uri + "'",
        refusal("--public-uri=" + uri));
  }

  private static Settings settings(String... arguments) throws StartException {
    return Settings.of(HOME, Options.parse(List.of(arguments), Map.of()));
  }

  private static String refusal(String argument) {
    return assertThrows(StartException.class, () -> settings(argument)).reasons().get(0);
  }
}
