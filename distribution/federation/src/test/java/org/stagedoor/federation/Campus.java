package org.stagedoor.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.stagedoor.e2e.Await;

/** The CAS server of Apereo in a process of its own, with one user and any service. */
final class Campus implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("stagedoor.cas"));
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int port;
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();

  private Campus(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  static Campus start(int port, String user) throws IOException {
    String address = "http://127.0.0.1:" + port;
    Path services = Files.createDirectories(HOME.resolve("services"));
    Files.writeString(
        services.resolve("All-1.json"),
        """
        {"@class":"org.apereo.cas.services.RegexRegisteredService",
         "serviceId":"^http://127\\\\.0\\\\.0\\\\.1:.*","name":"All","id":1}
        """);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            HOME.resolve("WEB-INF/classes") + ":" + HOME.resolve("WEB-INF/lib/*"),
            "org.apereo.cas.web.CasWebApplication",
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--server.ssl.enabled=false",
            "--server.servlet.context-path=/cas",
            "--cas.server.name=" + address,
            "--cas.server.prefix=" + address + "/cas",
            "--cas.tgc.secure=false",
            "--cas.authn.accept.users=" + user + "::" + Guest.PASSWORD,
            "--cas.service-registry.core.init-from-json=true",
            "--cas.service-registry.json.location=" + services.toUri(),
            "--cas.standalone.configuration-directory=" + HOME.resolve("config"));
    builder.directory(HOME.toFile()).redirectErrorStream(true);
    builder.redirectOutput(HOME.resolve("output.log").toFile());
    return new Campus(port, builder.start());
  }

  String address() {
    return "http://127.0.0.1:" + port + "/cas";
  }

  void awaitReady() throws Exception {
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(address() + "/login"))
            .timeout(Duration.ofSeconds(30))
            .build();
    Await.until("CAS to answer", PATIENCE, () -> answers(login));
  }

  private boolean answers(HttpRequest login) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError(
          "CAS has ended:\n" + List.of(Files.readString(HOME.resolve("output.log"))));
    }
    try {
      return http.send(login, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
