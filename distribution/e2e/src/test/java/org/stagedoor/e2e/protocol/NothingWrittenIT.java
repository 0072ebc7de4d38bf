package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** What has passed nothing costs the store nothing: the rows of the database file are counted. */
class NothingWrittenIT {
  private static final int TIMES = 20;

  @RegisterExtension static final ServerExtension SERVER = new ServerExtension();

  private final Client anybody = SERVER.client();

  @Test
  void requestsWithoutATokenWriteNothing() throws Exception {
    Person person = Person.register(anybody);
    Map<String, Long> before = rows();
    assertEquals(1, before.get("device"), before::toString);

    for (int i = 0; i < TIMES; i++) {
      String session = anybody.post(V3 + "/register", "{'username':'new%d'}", i).text("session");
      anybody.post(V3 + "/register", "{'auth':{'session':'%s'}}", session).expect(401);
      anybody
          .post(V3 + "/register", "{'auth':{'type':'org.example.x','session':'%s'}}", session)
          .expect(401);
      anybody.post(V3 + "/register", "{'auth':{'session':'forged'}}").expect(401);
      anybody.post(V3 + "/register", "{'username':'%s'}", person.name()).expect(400);
      anybody.post(V3 + "/register", "{'x':'%s'}", "y".repeat(3000)).expect(413);
      anybody.post(V3 + "/account/deactivate", "{}").expect(401);
      anybody.get(Browser.fallback("m.login.dummy", session)).expect(200);
      anybody.get("/_matrix/static/client/login/").expect(200);
      anybody.get(V3 + "/register/available?username=new" + i).expect(200);
      anybody.get(V3 + "/login").expect(200);
      anybody.get("/_matrix/client/versions").expect(200);
      anybody.get(V3 + "/profile/" + person.id()).expect(200);
      anybody.post(V3 + "/login", "{'type':'m.login.token','token':'forged'}").expect(403);
      anybody.post(V3 + "/refresh", "{'refresh_token':'forged'}").expect(401);
      anybody.as("forged").get(V3 + "/account/whoami").expect(401);
      anybody.as("forged").post(V3 + "/delete_devices", "{'devices':['x']}").expect(401);
    }

    // What is over may be cleaned away meanwhile.
    rows().forEach((table, count) -> assertTrue(count <= before.get(table), table));
  }

  /** Rows by table. The server runs meanwhile: SQLite's readers don't mind. */
  private static Map<String, Long> rows() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    String file = "jdbc:sqlite:" + SERVER.installation().data().resolve("stagedoor.db");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement()) {
      for (String table : texts(statement, "select name from sqlite_master where type = 'table'")) {
        rows.put(
            table, Long.valueOf(texts(statement, "select count(*) from \"" + table + '"').get(0)));
      }
    }
    return rows;
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        texts.add(found.getString(1));
      }
    }
    return texts;
  }
}
