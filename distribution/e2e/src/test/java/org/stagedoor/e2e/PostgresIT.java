package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL, switched on as an operator does: by the url alone. */
class PostgresIT {
  private static final String PASSWORD = "a long way to the stage";

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  private static Installation node() throws Exception {
    Installation installation = Installation.fresh();
    installation.set(
        "org.stagedoor.store",
        Map.of(
            "url",
            "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
            "user",
            "postgres"));
    installation.set(
        "org.stagedoor.flows", Map.of("delete_device", "m.login.password m.login.dummy"));
    return installation;
  }

  @Test
  void aSessionGoesOnOnAnotherNode() throws Exception {
    Installation first = node();
    Installation second = node();
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
      assertFalse(one.log().toString().contains("WARN"), one.log().toString());
    }
    // Nothing has to be carried from node to node, so there is nothing in their data folders.
    assertFalse(Files.exists(first.data().resolve("stagedoor.db")));
    assertFalse(Files.exists(second.data().resolve("store.key")));
  }

  private static String register(Client client, String name) throws Exception {
    return client
        .post(
            Client.V3 + "/register",
            "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
            name,
            PASSWORD)
        .expect(200)
        .text("access_token");
  }
}
