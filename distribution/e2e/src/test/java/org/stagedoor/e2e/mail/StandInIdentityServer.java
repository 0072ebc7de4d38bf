package org.stagedoor.e2e.mail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A stand-in for an identity server: each session has proved the address that a test says. */
final class StandInIdentityServer implements AutoCloseable {
  private static final String PASSWORD = "stand-in";
  private static final String ALIAS = "it";

  private final HttpsServer server;
  private final Path certificate;
  private final Map<String, String> proved = new ConcurrentHashMap<>();
  private final Map<String, String> bound = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  StandInIdentityServer() throws Exception {
    Path folder = Files.createTempDirectory("stand-in-");
    Path store = folder.resolve("keys.p12");
    certificate = folder.resolve("certificate.pem");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=x", "-ext", "SAN=dns:localhost");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.createContext("/_matrix/identity/v2/3pid/", this::serve);
    server.start();
  }

  private static void keytool(Path store, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** As clients name it. */
  String name() {
    return "localhost:" + server.getAddress().getPort();
  }

  Path certificate() {
    return certificate;
  }

  /** From now on a session has proved an address. */
  void prove(String sid, String address) {
    proved.put(sid, address);
  }

  /** Whose each address is, as far as it was told. */
  Map<String, String> bound() {
    return Map.copyOf(bound);
  }

  /** The paths that it was asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String answer =
          "Bearer passport".equals(exchange.getRequestHeaders().getFirst("Authorization"))
              ? answer(path, exchange.getRequestURI().getQuery(), body)
              : "";
      byte[] bytes =
          (answer.isEmpty() ? "{'errcode':'M_NO_VALID_SESSION'}" : answer)
              .replace('\'', '"')
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Empty for a session that there is not. */
  private String answer(String path, String query, String body) {
    if (path.endsWith("/getValidated3pid")) {
      String address = proved.get(query.replaceAll("sid=([^&]*).*", "$1"));
      return address == null ? "" : view(address) + "}";
    }
    JsonObject told = JsonParser.parseString(body).getAsJsonObject();
    String address = proved.get(told.get("sid").getAsString());
    String user = told.get("mxid").getAsString();
    if (address == null) {
      return "";
    }
    if (path.endsWith("/unbind")) {
      return bound.remove(address, user) ? "{}" : "";
    }
    bound.put(address, user);
    return view(address) + ",'mxid':'" + user + "','signatures':{}}";
  }

  private static String view(String address) {
    return "{'medium':'email','address':'%s','validated_at':%d"
        .formatted(address, System.currentTimeMillis());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
