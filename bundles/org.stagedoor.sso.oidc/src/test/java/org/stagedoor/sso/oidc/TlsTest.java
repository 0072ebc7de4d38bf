package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A provider of our own authority, to which we show a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
  private static final String PASSWORD = "changeit";

  private PemFile key = new PemFile(Path.of(""));
  private PemFile certificate = new PemFile(Path.of(""));
  private HttpsServer server;

  @BeforeAll
  void makeAKeyAndAServerThatAsksForIt(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("store.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "one",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=stagedoor",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString());
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    key =
        pem(
            folder.resolve("key.pem"),
            "PRIVATE KEY",
            keys.getKey("one", PASSWORD.toCharArray()).getEncoded());
    certificate =
        pem(
            folder.resolve("certificate.pem"),
            "CERTIFICATE",
            keys.getCertificate("one").getEncoded());
    server = server(tls(true).context());
    server.start();
  }

  @AfterAll
  void close() {
    server.stop(0);
  }

  private static PemFile pem(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return new PemFile(
        Files.writeString(
            file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n"));
  }

  private Tls tls(boolean shown) throws Exception {
    return new Tls(
        certificate.certificates(),
        shown ? certificate.certificates() : List.of(),
        key.privateKey());
  }

  private static HttpsServer server(SSLContext tls) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = tls.getDefaultSSLParameters();
            ours.setNeedClientAuth(true);
            parameters.setSSLParameters(ours);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String who = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(who.getBytes(StandardCharsets.UTF_8));
          }
        });
    return server;
  }

  private String ask(Optional<SSLContext> tls) throws IOException {
    URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new HTTPRequest(HTTPRequest.Method.GET, address)
        .send(new Web(Duration.ofSeconds(5), tls))
        .getBody();
  }

  @Test
  void isTrustedAndSeesOurCertificate() throws Exception {
    assertEquals("CN=stagedoor", ask(Optional.of(tls(true).context())));
  }

  @Test
  void letsNobodyInWithoutOne() throws Exception {
    Optional<SSLContext> silent = Optional.of(tls(false).context());

    assertThrows(IOException.class, () -> ask(silent));
  }

  @Test
  void isNotTrustedByJavaAlone() {
    assertThrows(IOException.class, () -> ask(Optional.empty()));
  }
}
