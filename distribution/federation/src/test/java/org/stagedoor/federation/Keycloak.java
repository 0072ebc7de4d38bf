package org.stagedoor.federation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.stagedoor.e2e.Await;

/**
 * A real identity provider in a process of its own, with the realms that lie beside this class. It
 * is built once, without what nobody uses here, and keeps its data when it is started again.
 */
final class Keycloak implements AutoCloseable {
  static final String ADMIN = "admin";
  private static final Path HOME = Path.of(System.getProperty("stagedoor.keycloak"));
  private static final Path BUILT = HOME.resolve("built");
  private static final Path OUTPUT = HOME.resolve("output.log");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String UNUSED =
      "account,admin,admin-fine-grained-authz,authorization,ciba,client-policies,device-flow,"
          + "impersonation,kerberos,organization,par,passkeys,web-authn";

  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  private Keycloak(int port) throws Exception {
    this.port = port;
    process = launch(true);
    awaitReady();
  }

  /** Starts one that lets users come back to a server on a port. */
  static Keycloak start(int port, int stagedoor) throws Exception {
    delete(HOME.resolve("data"));
    Path realms = Files.createDirectories(HOME.resolve("data/import"));
    for (String realm : List.of("house-realm.json", "annex-realm.json")) {
      try (InputStream in = Objects.requireNonNull(Keycloak.class.getResourceAsStream(realm))) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(
            realms.resolve(realm), text.replace("STAGEDOOR", String.valueOf(stagedoor)));
      }
    }
    if (!Files.exists(BUILT)) {
      run("build", "--db=dev-file", "--features-disabled=" + UNUSED);
      Files.createFile(BUILT);
    }
    return new Keycloak(port);
  }

  private static void run(String... arguments) throws IOException, InterruptedException {
    Process process = command(List.of(arguments)).start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("Keycloak is not built:\n" + Files.readString(OUTPUT));
    }
  }

  private static ProcessBuilder command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("bin/kc.sh").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()));
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx512m",
                "JAVA_OPTS_APPEND",
                "-XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN));
    return builder;
  }

  private Process launch(boolean first) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + address(),
                "--cache=local"));
    if (first) {
      arguments.add("--import-realm");
    }
    return command(arguments).start();
  }

  private void awaitReady() throws Exception {
    Await.until("Keycloak to answer", PATIENCE, this::answers);
  }

  private boolean answers() throws InterruptedException, IOException {
    if (!process.isAlive()) {
      throw new AssertionError("Keycloak has ended:\n" + Files.readString(OUTPUT));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer("house") + "/.well-known/openid-configuration"))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** The name of a realm in tokens, and its address. */
  String issuer(String realm) {
    return address() + "/realms/" + realm;
  }

  /** Ends it; what it knows stays. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Starts it again where it was. */
  void startAgain() throws Exception {
    process = launch(false);
    awaitReady();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
