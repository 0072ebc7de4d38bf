package org.stagedoor.store.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/** SQLite: one writer at a time, and a driver that remembers no statements. */
final class Sqlite implements Dialect {
  private static final int PRIMARY_CODE = 0xff;

  private final Map<Connection, Statements> remembered = new ConcurrentHashMap<>();

  @Override
  public Writer writer(Pools pools) {
    return new GroupWriter(pools);
  }

  /** By the connection behind the pool's, as the pool would close statements with each return. */
  @Override
  public Statements statements(Connection connection) throws SQLException {
    Connection real = connection.unwrap(SQLiteConnection.class);
    Statements known = remembered.get(real);
    if (known == null) {
      remembered.keySet().removeIf(Sqlite::closed);
      known = new Remembered(real);
      remembered.put(real, known);
    }
    return known;
  }

  private static boolean closed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public Verdict judge(SQLException error) {
    if (error instanceof SQLTransientConnectionException) {
      return Verdict.UNABLE;
    }
    int code = error.getErrorCode() & PRIMARY_CODE;
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Verdict.CONFLICT;
    }
    boolean disk =
        code == SQLiteErrorCode.SQLITE_FULL.code
            || code == SQLiteErrorCode.SQLITE_IOERR.code
            || code == SQLiteErrorCode.SQLITE_READONLY.code
            || code == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    return disk ? Verdict.UNABLE : Verdict.BUG;
  }

  @Override
  public boolean remote() {
    return false;
  }

  @Override
  public String fit(String text) {
    return text;
  }

  /** Tables lie in the order of their keys, which spares the second tree of each. */
  @Override
  public String translate(String schema) {
    return schema.replace("${bytes}", "blob").replace("${clustered}", "without rowid");
  }
}
