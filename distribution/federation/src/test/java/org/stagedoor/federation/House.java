package org.stagedoor.federation;

import static org.stagedoor.e2e.Client.V3;

import com.microsoft.playwright.Browser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.stagedoor.browser.Chromium;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** The server, the identity providers that it knows, and a browser. */
final class House implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  private static final String LOCAL = "http://127.0.0.1:";

  private int port;
  private Keycloak keycloak;
  private Campus campus;
  private RunningServer server;
  private Chromium chromium;
  private HttpServer app;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Chromium.isMissing()) {
      return ConditionEvaluationResult.enabled("in Chromium");
    }
    String reason = "SKIPPED " + context.getDisplayName() + ": no Chromium on this machine";
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    app.createContext(
        "/app",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("the client".getBytes(StandardCharsets.US_ASCII));
          }
        });
    app.start();
    port = freePort();
    campus = Campus.start(freePort(), "dave");
    keycloak = Keycloak.start(freePort(), port);
    Installation installation = Installation.fresh();
    installation.set(
        "org.stagedoor.flows",
        Map.of("default", "m.login.password | m.login.sso | m.login.oauth2"));
    installation.set("org.stagedoor.sso", Map.of("clients.known", app().replace("/app", "")));
    installation.write(
        "org.stagedoor.sso.oidc-house",
        """
        id = house
        name = The House
        preset = keycloak
        issuer = %s
        client.id = stagedoor
        .client.secret = behind the scenes of the house
        """
            .formatted(keycloak.issuer("house")));
    installation.write(
        "org.stagedoor.sso.oidc-annex",
        """
        id = annex
        name = The Annex
        preset = keycloak
        issuer = %s
        client.id = stagedoor
        client.authentication = client_secret_jwt
        .client.secret = behind the scenes of the annex, where assertions are signed
        """
            .formatted(keycloak.issuer("annex")));
    installation.write(
        "org.stagedoor.sso.cas-campus",
        """
        id = campus
        name = The Campus
        server.url = %s
        """
            .formatted(campus.address()));
    server =
        RunningServer.start(
            installation, "--port", String.valueOf(port), "--public-uri", address());
    chromium = Chromium.start();
    campus.awaitReady();
  }

  /** Below those that systems give to connections: it must still be free minutes later. */
  private static int freePort() {
    while (true) {
      int candidate = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it; try another.
      }
    }
  }

  String address() {
    return LOCAL + port;
  }

  /** Where the client is that logs users in. */
  String app() {
    return LOCAL + app.getAddress().getPort() + "/app";
  }

  Client client() {
    return server.client();
  }

  Keycloak keycloak() {
    return keycloak;
  }

  Guest guest() {
    Browser browser = chromium.browser();
    return new Guest(this, browser);
  }

  /** The address by which a log-in begins. */
  String redirect(String provider) {
    return "/_matrix/client/v3/login/sso/redirect/" + provider + "?redirectUrl=" + app();
  }

  /** What a client is answered that logs in with the token that the browser brought it. */
  Answer logIn(String loginToken) throws Exception {
    return client().post(V3 + "/login", "{'type':'m.login.token','token':'%s'}", loginToken);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (app != null) {
      app.stop(0);
    }
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.stop();
    }
    if (keycloak != null) {
      keycloak.close();
    }
    if (campus != null) {
      campus.close();
    }
  }
}
