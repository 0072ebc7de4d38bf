package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL, switched on as an operator does: by the url alone. */
class PostgresIT {
  private static final String PASSWORD = "a long way to the stage";

  private static final int SESSIONS = 50;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres(@TempDir Path folder) throws Exception {
    Path hba =
        Files.writeString(
            folder.resolve("pg_hba.conf"),
            "host all stranger 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("hba_file", hba.toString())
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static String freshDatabase(String name) throws Exception {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url(postgres.getPort(), name);
  }

  private static Installation node(String url) throws Exception {
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.store", Map.of("url", url, "user", "postgres"));
    installation.set(
        "org.stagedoor.flows", Map.of("delete_device", "m.login.password m.login.dummy"));
    return installation;
  }

  @Test
  void aSessionGoesOnOnAnotherNode() throws Exception {
    String url = freshDatabase("nodes");
    Installation first = node(url);
    Installation second = node(url);
    try (RunningServer one = RunningServer.start(first);
        RunningServer other = RunningServer.start(second)) {
      String token = register(one.client(), "alice");
      String login =
          "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'alice'},"
              + "'password':'%s','device_id':'PHONE'}";
      one.client().post(Client.V3 + "/login", login, PASSWORD).expect(200);
      Client there = other.client().as(token);
      String phone = Client.V3 + "/devices/PHONE";
      String session = one.client().as(token).delete(phone, "{}").expect(401).text("session");
      there
          .delete(
              phone,
              "{'auth':{'session':'%s','type':'m.login.password','password':'%s',"
                  + "'identifier':{'type':'m.id.user','user':'alice'}}}",
              session,
              PASSWORD)
          .expect(401);
      one.client()
          .as(token)
          .delete(phone, "{'auth':{'session':'%s','type':'m.login.dummy'}}", session)
          .expect(200);
      there.get(phone).expect(404);
      assertFalse(one.log().toString().contains("WARN  o.s.s."), one.log().toString());
    }
    // Nothing has to be carried from node to node, so there is nothing in their data folders.
    assertFalse(Files.exists(first.data().resolve("stagedoor.db")));
    assertFalse(Files.exists(second.data().resolve("store.key")));
  }

  @Test
  void aSessionWritesOncePerStage() throws Exception {
    String url = freshDatabase("counted");
    try (RunningServer server = RunningServer.start(node(url));
        Connection connection = postgres.getDatabase("postgres", "counted").getConnection();
        Statement sql = connection.createStatement()) {
      String token = register(server.client(), "alice");
      removePhone(server.client(), token);
      sql.execute("create extension pg_stat_statements");
      sql.execute("select pg_stat_statements_reset()");
      for (int i = 0; i < SESSIONS; i++) {
        removePhone(server.client(), token);
      }
      Map<String, Double> perSession = new LinkedHashMap<>();
      ResultSet rows =
          sql.executeQuery(
              "select query, sum(calls) from pg_stat_statements s join pg_database d"
                  + " on d.oid = s.dbid and d.datname = current_database()"
                  + " where query not like '%pg_%' group by query order by 2 desc");
      while (rows.next()) {
        perSession.put(rows.getString(1), rows.getDouble(2) / SESSIONS);
      }
      System.out.println("PostgresIT: statements of a session of two stages");
      perSession.forEach((query, times) -> System.out.printf("%6.2f %s%n", times, query));
      double writes =
          perSession.entrySet().stream()
              .filter(
                  entry ->
                      entry.getKey().matches("(?s)(insert into|update|delete from) session .*"))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      assertEquals(2, writes, 0.01);
    }
  }

  /** Three requests: a challenge, and two stages. */
  private static void removePhone(Client client, String token) throws Exception {
    Client alice = client.as(token);
    String phone = Client.V3 + "/devices/PHONE";
    String session = alice.delete(phone, "{}").expect(401).text("session");
    alice
        .delete(
            phone,
            "{'auth':{'session':'%s','type':'m.login.password','password':'%s',"
                + "'identifier':{'type':'m.id.user','user':'alice'}}}",
            session,
            PASSWORD)
        .expect(401);
    alice.delete(phone, "{'auth':{'session':'%s','type':'m.login.dummy'}}", session).expect(200);
  }

  @Test
  void whatIsInTheFileMovesWithTheServer() throws Exception {
    Installation installation = Installation.fresh();
    Installation settings = node(freshDatabase("moved"));
    String token;
    String session;
    try (RunningServer server = RunningServer.start(installation)) {
      token = register(server.client(), "alice");
      session =
          server
              .client()
              .post(Client.V3 + "/register", "{'username':'bob','password':'%s'}", PASSWORD)
              .text("session");
      Command status = Command.run(installation, "db", "status");
      assertEquals(0, status.code(), status.output());
      assertTrue(status.output().contains("account         1 rows"), status.output());
      Command copy = Command.run(installation, "db", "copy", "--etc", settings.etc().toString());
      assertEquals(1, copy.code(), copy.output());
      assertTrue(copy.output().startsWith("stagedoor: another server runs"), copy.output());
    }
    Files.copy(
        settings.etc().resolve("org.stagedoor.store.cfg"),
        installation.etc().resolve("org.stagedoor.store.cfg"),
        StandardCopyOption.REPLACE_EXISTING);
    Command copy = Command.run(installation, "db", "copy");
    assertEquals(0, copy.code(), copy.output());
    assertTrue(copy.output().contains("account                   1 rows, the same"), copy.output());
    try (RunningServer server = RunningServer.start(installation)) {
      assertEquals(
          "@alice:localhost",
          server.client().as(token).get(Client.V3 + "/account/whoami").text("user_id"));
      String answer = "{'auth':{'type':'m.login.dummy','session':'%s'}}";
      assertEquals(
          "@bob:localhost",
          server.client().post(Client.V3 + "/register", answer, session).text("user_id"));
    }
  }

  @Test
  void aWrongSettingIsToldInOneLine() throws Exception {
    String right = url(postgres.getPort(), "postgres");
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role stranger login password 'known to few'");
    }
    assertRefused(
        Map.of("url", right, "user", "stranger", ".password", "guessed"),
        "org.stagedoor.store: user, .password: FATAL: password authentication failed");
    assertRefused(
        Map.of("url", url(postgres.getPort(), "nowhere"), "user", "postgres"),
        "org.stagedoor.store: url: FATAL: database \"nowhere\" does not exist");
    assertRefused(Map.of("url", "jdbc:postgresql://host:port/x"), "org.stagedoor.store: url: ");
  }

  private static void assertRefused(Map<String, String> settings, String beginning)
      throws Exception {
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.store", settings);
    installation.set("org.stagedoor.store", Map.of("timeout", "1000"));
    Process process = RunningServer.launch(installation);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), output);
    List<String> own = output.lines().filter(line -> line.startsWith("stagedoor: ")).toList();
    assertEquals(1, own.size(), output);
    assertTrue(own.get(0).startsWith("stagedoor: " + beginning), output);
    assertFalse(output.contains("WARN  o.") || output.contains("\tat "), output);
  }

  @Test
  void theUrlMayChangeWhileTheServerRuns() throws Exception {
    Installation installation = Installation.fresh();
    try (RunningServer server = RunningServer.start(installation)) {
      String file = register(server.client(), "alice");
      installation.set(
          "org.stagedoor.store",
          Map.of("url", url(postgres.getPort(), "missing"), "user", "postgres"));
      server
          .log()
          .await(
              line ->
                  line.equals(
                      "stagedoor: org.stagedoor.store: url: FATAL: database"
                          + " \"missing\" does not exist"),
              Duration.ofSeconds(30));
      installation.set("org.stagedoor.store", Map.of("url", freshDatabase("found")));
      // While one part after the other comes back, some are there before others.
      Client alice = server.client().as(file);
      Await.until("the database", () -> registered(server.client(), "alice").status() == 200);
      Await.until("the accounts", () -> alice.get(Client.V3 + "/account/whoami").status() == 401);
    }
  }

  @Test
  void aDatabaseThatIsDownIsWaitedFor(@TempDir Path folder) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Installation installation = node(url(port, "postgres"));
    installation.set("org.stagedoor.store", Map.of("timeout", "1000"));
    try (RunningServer server = RunningServer.start(installation)) {
      List<String> warnings =
          server.log().lines().stream().filter(line -> line.contains("WARN  o.s.s.")).toList();
      assertEquals(1, warnings.size(), server.log().toString());
      assertTrue(warnings.get(0).contains("(org.stagedoor.store: url) is away: Connection to"));
      Answer away = challenge(server.client());
      assertEquals(503, away.status(), away.body());
      assertEquals("M_UNKNOWN", away.text("errcode"));
      assertEquals("1", away.header("Retry-After"));
      try (EmbeddedPostgres late =
          EmbeddedPostgres.builder().setPort(port).setDataDirectory(folder.resolve("pg")).start()) {
        Await.until("the database", () -> challenge(server.client()).status() == 401);
        register(server.client(), "alice");
        late.close();
        // A challenge needs no database.
        challenge(server.client()).expect(401);
      }
    }
  }

  private static Answer challenge(Client client) throws Exception {
    return client.post(Client.V3 + "/register", "{}");
  }

  private static String register(Client client, String name) throws Exception {
    return registered(client, name).expect(200).text("access_token");
  }

  private static Answer registered(Client client, String name) throws Exception {
    return client.post(
        Client.V3 + "/register",
        "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
        name,
        PASSWORD);
  }
}
