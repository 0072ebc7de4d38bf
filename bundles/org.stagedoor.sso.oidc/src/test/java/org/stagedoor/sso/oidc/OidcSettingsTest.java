package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/** What operators write. */
class OidcSettingsTest {
  private static OidcSettings read(String... settings) {
    return OidcSettings.of(file(settings));
  }

  private static SettingsFile file(String... settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("felix.fileinstall.filename", "file:/etc/org.stagedoor.sso.oidc-x.cfg");
    properties.put("id", "x");
    properties.put("issuer", "https://id.example.org/realms/x");
    properties.put("client.id", "stagedoor");
    properties.put(".client.secret", "hush");
    for (int i = 0; i < settings.length; i += 2) {
      properties.put(settings[i], settings[i + 1]);
    }
    return new SettingsFile(OidcProvider.PID, properties);
  }

  @Test
  void leaveItsIdToAProviderThatIsRunning() {
    assertEquals("x", OidcSettings.of(file(), "x").description().id());
    SettingException told =
        assertThrows(SettingException.class, () -> OidcSettings.of(file("id", "y"), "x"));
    assertTrue(told.toString().contains("id must be \"x\" as long as"), told.toString());
  }

  @Test
  void needLittle() {
    OidcSettings settings = read();

    assertEquals("x", settings.description().name());
    assertEquals(
        URI.create("https://id.example.org/realms/x/.well-known/openid-configuration"),
        settings.discovery().orElseThrow().document());
    assertTrue(settings.asking().pkce());
    assertFalse(settings.toString().contains("hush"));
    assertFalse(settings.client().toString().contains("hush"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id||id must be there",
        "id|a b|id must be of 1 to 255 letters, digits, ., _, ~ and -, not \"a b\"",
        "issuer||issuer must be there",
        "issuer|id.example.org|issuer must be a http or https address, not \"id.example.org\"",
        "client.id||client.id must be there",
        ".client.secret||.client.secret must be there",
        "client.authentication|client_secret_jwt|.client.secret must be of 32 characters at least"
            + " for client_secret_jwt",
        "client.authentication|private_key_jwt|key.file must be there",
        "client.authentication|tls_client_auth|key.file must be there",
        "key.file|/nowhere|key.file must be a file of a private key of RSA or EC (PEM, PKCS#8,"
            + " no password), not \"/nowhere\"",
        "trust.file|/nowhere|trust.file must be a file of certificates (PEM), not \"/nowhere\"",
        "protocol|saml|protocol must be oidc or oauth2, not \"saml\"",
        "protocol|oauth2|authorization.url must be there",
        "authorization.url|https://id.example.org/a|token.url must be there",
        "scopes|profile|scopes must be with openid among them, not \"profile\"",
        "parameters|hd|parameters must be pairs like name=value, not \"hd\"",
        "parameters|state=x|parameters must be others than those that this server makes itself,"
            + " not \"state=x\"",
        "algorithms|none|algorithms must be some of RS, PS or ES with 256, 384 or 512, or HS256,"
            + " not \"none\"",
        "icon|https://x|icon must be an mxc:// address, not \"https://x\"",
        "clock.skew.seconds|999|clock.skew.seconds must be a whole number from 0 to 300, not"
            + " \"999\"",
        "vouches|maybe|vouches must be true or false, not \"maybe\""
      })
  void areRefusedByFileAndKey(String key, String value, String message) {
    SettingException told =
        assertThrows(SettingException.class, () -> read(key, value == null ? "" : value));

    assertEquals("org.stagedoor.sso.oidc-x.cfg: " + message, told.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "gitlab", "github", "keycloak", "authentik", "authelia"})
  void haveAPreset(String name) {
    assertEquals("stagedoor", read("preset", name).client().client().id().getValue());
  }

  @Test
  void ofAFileWinOverThoseOfThePreset() {
    assertEquals("GitHub", read("preset", "github").description().name());
    assertEquals("Ours", read("preset", "github", "name", "Ours").description().name());
  }
}
