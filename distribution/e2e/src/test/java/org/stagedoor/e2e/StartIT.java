package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator sees when she starts and stops the server. */
class StartIT {
  @Test
  void theServerSaysWhereItIsAndWhatIsInstalled() throws Exception {
    Installation installation = Installation.fresh();
    try (RunningServer server = RunningServer.start(installation)) {
      // The last line of the block that begins with the line that start waits for.
      server.log().await(line -> line.contains("curl -X POST"), Duration.ofSeconds(10));
      String log = server.log().toString();
      assertTrue(log.contains("data          " + installation.data()), log);
      assertTrue(log.contains("stages        m.login.dummy, "), log);
      assertTrue(log.contains("account, api, "), log);
      assertTrue(log.contains("curl -X POST " + server.address() + "/_matrix"), log);
      assertEquals(200, server.client().get("/_matrix/client/versions").status());
    }
  }

  @Test
  void itStopsCleanlyAndStartsAgain() throws Exception {
    Installation installation = Installation.fresh();
    try (RunningServer server = RunningServer.start(installation)) {
      assertTrue(bin(installation, "status").contains("process " + server.pid()));
      assertEquals("", bin(installation, "stop"));
      assertEquals(143, server.awaitEnd());
      List<String> lines = server.log().lines();
      assertEquals("Stagedoor has stopped.", lines.get(lines.size() - 1));
    }
    for (String command : List.of("status", "stop")) {
      assertEquals(
          "stagedoor does not run on " + installation.data() + " (--data names another folder)\n",
          bin(installation, command));
    }
    // SQLite removes its journal when the last connection is closed in order.
    assertEquals(List.of("stagedoor.db"), databaseFiles(installation));
    RunningServer.start(installation).close();
  }

  @Test
  void ctrlCIsACleanStop() throws Exception {
    Installation installation = Installation.fresh();
    try (RunningServer server = RunningServer.start(installation)) {
      signal("INT", server.pid());
      assertEquals(130, server.awaitEnd());
      assertTrue(server.log().toString().endsWith("Stagedoor has stopped."));
    }
    assertEquals(List.of("stagedoor.db"), databaseFiles(installation));
  }

  @Test
  void aPortInUseIsToldInOneLine() throws Exception {
    try (RunningServer server = RunningServer.start(Installation.fresh())) {
      String port = Integer.toString(server.address().getPort());

      String line = refusal(Installation.fresh(), 1, "--port", port);

      assertTrue(line.startsWith("stagedoor: port " + port + " on 127.0.0.1 can't be used"), line);
    }
  }

  @Test
  void twoServersOnOneDataFolderAreRefused() throws Exception {
    Installation installation = Installation.fresh();
    try (RunningServer server = RunningServer.start(installation)) {
      assertEquals(
          "stagedoor: another server runs on the data folder " + installation.data() + " (--data)",
          refusal(installation, 1));
      assertEquals(200, server.client().get("/_matrix/client/versions").status());
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsToldInOneLine() throws Exception {
    Installation installation = Installation.fresh();
    Files.delete(installation.data());
    Files.writeString(installation.data(), "in the way");

    String line = refusal(installation, 1);

    assertTrue(line.contains(installation.data() + " can't be written (--data)"), line);
  }

  @Test
  void aWrongFlagIsToldInOneLine() throws Exception {
    assertEquals(
        "stagedoor: --server-name must be a host name such as example.org, not 'a b'",
        refusal(Installation.fresh(), 2, "--server-name", "a b"));
  }

  @Test
  void aWrongSettingIsToldInOneLine() throws Exception {
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.stage.password", Map.of("iterations", "0"));

    String line = refusal(installation, 1);

    assertEquals(
        "stagedoor: org.stagedoor.stage.password.cfg: iterations must be a whole number from 1 to"
            + " 64, not \"0\"",
        line);
  }

  /** The built-in flows would let in more than the operator meant to. */
  @Test
  void wrongFlowsAreToldInOneLine() throws Exception {
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.flows", Map.of("order", "sloppy"));

    assertEquals(
        "stagedoor: org.stagedoor.flows.cfg: order must be strict or any, not \"sloppy\"",
        refusal(installation, 1));
  }

  private static String refusal(Installation installation, int code, String... options)
      throws Exception {
    Process process = RunningServer.launch(installation, options);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), output);
    List<String> own = output.lines().filter(line -> line.startsWith("stagedoor: ")).toList();
    assertEquals(1, own.size(), output);
    assertFalse(output.contains("\tat "), output);
    return own.get(0);
  }

  private static String bin(Installation installation, String command) throws Exception {
    Process process =
        new ProcessBuilder(
                installation.home().resolve("bin/stagedoor").toString(),
                command,
                "--data=" + installation.data())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }

  private static List<String> databaseFiles(Installation installation) throws Exception {
    try (Stream<Path> files = Files.list(installation.data())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("stagedoor.db"))
          .toList();
    }
  }
}
