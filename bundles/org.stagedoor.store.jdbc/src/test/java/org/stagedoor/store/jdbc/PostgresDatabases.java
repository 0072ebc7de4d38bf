package org.stagedoor.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.store.jdbc.sql.Target;

/** Room in one PostgreSQL server that lives as long as the tests. */
final class PostgresDatabases {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private PostgresDatabases() {}

  /** Started at the first need; its own shutdown hook ends it. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An empty schema, which is made sooner than a database. */
  static Target fresh() {
    String name = "test" + NEXT.incrementAndGet();
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
    return new Target(url, "", "", 8, Duration.ofSeconds(60));
  }
}
