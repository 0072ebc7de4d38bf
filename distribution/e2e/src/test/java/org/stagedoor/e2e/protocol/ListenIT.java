package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Where the server listens, as the operator changes that while it runs. */
class ListenIT {
  private static final String PID = "org.stagedoor.http";
  private static final String VERSIONS = "/_matrix/client/versions";

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Client client = SERVER.client();

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void set(Map<String, String> values) throws Exception {
    SERVER.installation().set(PID, values);
  }

  private static void logged(String text) throws Exception {
    SERVER.server().log().await(line -> line.contains(text), Duration.ofSeconds(20));
  }

  @Test
  void itStaysWhereItIsRatherThanGoWhereItCant() throws Exception {
    String file = Files.readString(SERVER.installation().etc().resolve(PID + ".cfg"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      set(Map.of("port", String.valueOf(other.getLocalPort())));
      logged("org.stagedoor.http.cfg: port must be a port that can be listened on");
      client.get(VERSIONS).expect(200);
    }
    set(Map.of("host", "203.0.113.7"));
    logged("org.stagedoor.http.cfg: host must be an address of this machine");
    client.get(VERSIONS).expect(200);
    SERVER.installation().write(PID, file);
  }

  @Test
  void itMoves() throws Exception {
    String file = Files.readString(SERVER.installation().etc().resolve(PID + ".cfg"));
    int port = freePort();
    set(Map.of("port", String.valueOf(port)));
    Client there = new Client(URI.create("http://127.0.0.1:" + port));
    Await.until("the other port", () -> answers(there));
    SERVER.installation().write(PID, file);
    Await.until("the first port", () -> answers(client));
  }

  private static boolean answers(Client client) throws InterruptedException {
    try {
      return client.get(VERSIONS).status() == 200;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void itSpeaksTls() throws Exception {
    Path keystore = SERVER.installation().data().resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    "a",
                    "-dname",
                    "CN=localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    keystore.toString(),
                    "-storepass",
                    "secret"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, keytool.waitFor());
    int port = freePort();
    set(
        Map.of(
            "tls.port", String.valueOf(port),
            "tls.keystore", keystore.toString(),
            ".tls.password", "secret"));

    Await.until("TLS", () -> overTls(port).startsWith("HTTP/1.1 200"));
    Await.until("HTTP beside it", () -> answers(client));
    assertFalse(SERVER.server().log().toString().contains("secret"), "the password is in the log");
  }

  private static String overTls(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    try (Socket socket =
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      // Jetty wants the host to be one of the certificate's.
      String head = "GET " + VERSIONS + " HTTP/1.1\r\nHost: localhost\r\n";
      String request = head + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /**
   * 200 connections, threads 64. Who had to wait for one of them would do so until the connections
   * are taken for idle: 30 s.
   */
  @Test
  void whoSendsHalfARequestKeepsNobodyWaiting() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), SERVER.server().address().getPort());
        silent.add(socket);
        String half = "POST " + V3 + "/login HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{";
        socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
      }
      long slowest = 0;
      for (int i = 0; i < 50; i++) {
        long began = System.nanoTime();
        client.get("/_stagedoor/health").expect(200);
        Expect.challenge(client.post(V3 + "/register", "{}"));
        slowest = Math.max(slowest, System.nanoTime() - began);
      }
      assertTrue(slowest < 15e9, "waited for " + Duration.ofNanos(slowest));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void aFileThatNobodyReadsIsNamed() throws Exception {
    SERVER.installation().write("org.stagedoor.flow", "register = m.login.dummy\n");
    SERVER.installation().write("org.apache.felix.http", "org.osgi.service.http.port = 1\n");

    logged("no bundle reads etc/org.apache.felix.http.cfg, etc/org.stagedoor.flow.cfg");
    logged("how the server listens is said in org.stagedoor.http.cfg");
    client.get(VERSIONS).expect(200);
  }

  /** They are where passwords are written. */
  @Test
  void itsFilesAreItsOwnersAlone() throws Exception {
    Path file = SERVER.installation().home().resolve("etc/org.stagedoor.store.cfg");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
