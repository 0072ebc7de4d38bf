package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.api.http.MatrixException;

/** What a provider publishes of itself. */
class DiscoveryTest {
  private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
  private final StandIn provider = new StandIn();

  @AfterEach
  void close() {
    background.shutdownNow();
    provider.close();
  }

  private Discovery discovery() throws Exception {
    URI document = URI.create(provider.issuer() + "/.well-known/openid-configuration");
    Discovery discovery =
        new Discovery(
            new Discovery.Source(document, provider.issuer(), false),
            new Web(Duration.ofSeconds(2), Optional.empty()),
            new Health("there"),
            background);
    background.submit(() -> {}).get();
    return discovery;
  }

  @Test
  void isReadInTheBackground() throws Exception {
    try (Discovery discovery = discovery()) {
      Metadata metadata = discovery.now();

      assertEquals(URI.create(provider.issuer() + "/token"), metadata.token());
      assertFalse(metadata.namesIssuer());
    }
  }

  @Test
  void mustBeOfTheIssuerThatIsConfigured() throws Exception {
    provider.publish("https://evil.example.org");
    try (Discovery discovery = discovery()) {
      assertEquals(503, assertThrows(MatrixException.class, discovery::now).status());
    }
  }

  @Test
  void isNoneIfItIsBroken() throws Exception {
    for (String text :
        new String[] {"", "[]", "{}", "<html>", "{\"issuer\":7}", "[".repeat(9999)}) {
      provider.answer("/.well-known/openid-configuration", StandIn.json(200, text));
      try (Discovery discovery = discovery()) {
        assertEquals(503, assertThrows(MatrixException.class, discovery::now).status());
      }
    }
  }

  @Test
  @Timeout(20)
  void isTriedAgainUntilItWorks() throws Exception {
    provider.answer("/.well-known/openid-configuration", StandIn.json(503, ""));
    try (Discovery discovery = discovery()) {
      assertThrows(MatrixException.class, discovery::now);
      provider.publish(provider.issuer());
      // The next look is a second away; what is asked of the same thread later comes after it.
      background.schedule(() -> {}, 1100, java.util.concurrent.TimeUnit.MILLISECONDS).get();

      assertEquals(URI.create(provider.issuer() + "/token"), discovery.now().token());
    }
  }

  @Test
  void isNotBelievedIfItLeadsToWhereOthersListen() throws ParseException {
    String document =
        """
        {"issuer":"https://id.example.org","authorization_endpoint":"https://id.example.org/a",
         "token_endpoint":"%s","jwks_uri":"https://id.example.org/k",
         "response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"],
         "mtls_endpoint_aliases":{"token_endpoint":"https://mtls.example.org/t"}}
        """;
    OIDCProviderMetadata open =
        OIDCProviderMetadata.parse(document.formatted("http://id.example.org/t"));
    OIDCProviderMetadata safe =
        OIDCProviderMetadata.parse(document.formatted("https://id.example.org/t"));

    assertThrows(IllegalArgumentException.class, () -> Metadata.of(open, false));
    assertEquals(URI.create("https://id.example.org/t"), Metadata.of(safe, false).token());
    assertEquals(URI.create("https://mtls.example.org/t"), Metadata.of(safe, true).token());
  }
}
