package org.stagedoor.store.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
  private final SQLException scram =
      new SQLException(
          "The server requested SCRAM-based authentication, but the password is an empty string.",
          "08004");

  @Test
  void anEmptyPasswordThatIsWantedIsToBlame() {
    assertEquals(Optional.of(".password is empty"), PostgresServer.blame(scram, false));
    SQLException wrong = new SQLException("FATAL: password authentication failed", "28P01");
    assertEquals(Optional.of(".password is empty"), PostgresServer.blame(wrong, false));
    assertEquals(Optional.of("user, .password"), PostgresServer.blame(wrong, true));
  }

  @Test
  void anEmptyPasswordThatNobodyWantsIsNot() {
    SQLException nowhere = new SQLException("FATAL: no such database", "3D000");
    assertEquals(Optional.of("url"), PostgresServer.blame(nowhere, false));
    SQLException tls = new SQLException("The server does not support SSL.", "08004");
    assertEquals(Optional.empty(), PostgresServer.blame(tls, false));
    SQLException away = new SQLException("Connection refused", "08001");
    assertEquals(Optional.empty(), PostgresServer.blame(away, false));
  }
}
