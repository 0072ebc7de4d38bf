package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How this server proves to the provider who it is. */
class ClientProofTest {
  private static final String SECRET = "a secret of at least 32 characters";

  @TempDir private Path folder;

  /** What comes to the token endpoint with these settings. */
  private StandIn.Asked asked(String... settings) throws Exception {
    try (Meeting meeting = new Meeting(settings)) {
      meeting.back(StandIn.signed(meeting.claims().build(), StandIn.KEY));
      return meeting.provider().asked("/token").get(0);
    }
  }

  private static Map<String, String> form(StandIn.Asked asked) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : asked.body().split("&", 0)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private String keyFile() throws Exception {
    String text =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(StandIn.KEY.toECPrivateKey().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    return Files.writeString(folder.resolve("key.pem"), text).toString();
  }

  @Test
  void byAHeader() throws Exception {
    StandIn.Asked asked = asked();

    // RFC 6749: both are encoded as forms are.
    String pair = "stagedoor:a+secret+of+at+least+32+characters";
    assertEquals(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
        asked.header("Authorization"));
    assertFalse(asked.body().contains("client_secret"));
  }

  @Test
  void byAField() throws Exception {
    Map<String, String> form = form(asked("client.authentication", "client_secret_post"));

    assertEquals("stagedoor", form.get("client_id"));
    assertEquals(SECRET, form.get("client_secret"));
  }

  @Test
  void byASharedSecretThatIsNotTold() throws Exception {
    StandIn.Asked asked = asked("client.authentication", "client_secret_jwt");
    SignedJWT token = SignedJWT.parse(form(asked).get("client_assertion"));

    assertTrue(token.verify(new MACVerifier(SECRET)));
    assertEquals("stagedoor", token.getJWTClaimsSet().getSubject());
    assertFalse(asked.body().contains("client_secret="));
  }

  @Test
  void byAKey() throws Exception {
    StandIn.Asked asked =
        asked(
            "client.authentication", "private_key_jwt",
            "key.file", keyFile(),
            "key.id", "ours",
            "audience", "https://id.example.org");
    SignedJWT token = SignedJWT.parse(form(asked).get("client_assertion"));

    assertTrue(token.verify(new ECDSAVerifier(StandIn.KEY.toECPublicKey())));
    assertEquals("ours", token.getHeader().getKeyID());
    assertEquals(List.of("https://id.example.org"), token.getJWTClaimsSet().getAudience());
  }

  @Test
  void byWhatApplesTeamSigns() throws Exception {
    StandIn.Asked asked =
        asked(
            "client.authentication", "apple",
            "key.file", keyFile(),
            "key.id", "ours",
            "team", "DEF123GHIJ");
    SignedJWT token = SignedJWT.parse(form(asked).get("client_secret"));

    assertTrue(token.verify(new ECDSAVerifier(StandIn.KEY.toECPublicKey())));
    assertEquals("DEF123GHIJ", token.getJWTClaimsSet().getIssuer());
    assertEquals("stagedoor", token.getJWTClaimsSet().getSubject());
  }

  @Test
  void notAtAll() throws Exception {
    StandIn.Asked asked = asked("client.authentication", "none");

    assertEquals("stagedoor", form(asked).get("client_id"));
    assertTrue(form(asked).containsKey("code_verifier"));
    assertEquals("", asked.header("Authorization"));
  }
}
