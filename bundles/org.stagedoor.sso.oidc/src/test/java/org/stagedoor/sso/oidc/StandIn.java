package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for a provider: its document, its tokens, its keys and what it says of users. */
final class StandIn implements AutoCloseable {
  static final ECKey KEY = key("first");
  static final ECKey OTHER_KEY = key("second");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** How a request is answered. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request that came in. */
  record Asked(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    publish(issuer());
    keys(KEY);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(
          new Asked(
              path,
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      answers.getOrDefault(path, json(404, "{}")).to(exchange);
    }
  }

  /** Publishes its addresses under a name. */
  void publish(String name) {
    answer(
        "/.well-known/openid-configuration",
        json(
            200,
            """
            {"issuer":"%2$s","authorization_endpoint":"%1$s/authorize",
             "token_endpoint":"%1$s/token","userinfo_endpoint":"%1$s/userinfo",
             "jwks_uri":"%1$s/keys","response_types_supported":["code"],
             "subject_types_supported":["public"],
             "id_token_signing_alg_values_supported":["none","HS256","ES256","RS256"]}
            """
                .formatted(issuer(), name)));
  }

  static Answer json(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** How requests for a path are answered from now on. */
  void answer(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Which keys are published from now on. */
  void keys(ECKey... keys) {
    answer("/keys", json(200, new JWKSet(List.of(keys)).toString()));
  }

  /** Which ID token is given for any code from now on. */
  void gives(String idToken) {
    answer(
        "/token",
        json(
            200,
            "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"id_token\":\""
                + idToken
                + "\"}"));
  }

  static String signed(JWTClaimsSet claims, ECKey key) {
    return signed(claims, key, key.getKeyID());
  }

  static String signed(JWTClaimsSet claims, ECKey key, String kid) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The requests for a path. */
  List<Asked> asked(String path) {
    return asked.stream().filter(one -> one.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
