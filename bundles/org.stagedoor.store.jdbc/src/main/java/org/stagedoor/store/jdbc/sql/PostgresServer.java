package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the pool of a PostgreSQL server, whether it is up or not.
 *
 * @param target where it is
 */
record PostgresServer(Target target) {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final String REJECTED = "08004";
  private static final String WRONG_PASSWORD = "28P01";

  /**
   * The pool, in which connections come to be when they are wanted.
   *
   * @throws IllegalArgumentException if the driver's bundle is not there, or the server is there
   *     and refuses name, password or database
   */
  Pools open() {
    PGSimpleDataSource driver = driver();
    tryOut(driver);
    Duration patience = target.patience();
    HikariConfig config = new HikariConfig();
    config.setPoolName("stagedoor");
    config.setDataSource(driver);
    config.setMaximumPoolSize(target.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("set statement_timeout = " + patience.toMillis());
    Pool pool = new Pool(config);
    return new Pools(new Postgres(), pool, pool, patience);
  }

  /** The pool would try again and again what can't succeed; that the server is away can pass. */
  private static void tryOut(PGSimpleDataSource driver) {
    try (Connection connection = driver.getConnection()) {
      LOG.debug("Connected to {}", connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      LOG.debug("Not connected at first", e);
      boolean password = driver.getPassword() != null && !driver.getPassword().isEmpty();
      blame(e, password)
          .ifPresent(
              what -> {
                throw new IllegalArgumentException(Databases.PID + what + ": " + e.getMessage(), e);
              });
    }
  }

  /**
   * What of the settings is to blame if a connection is refused, if anything is.
   *
   * @param password whether there is one
   */
  static Optional<String> blame(SQLException refusal, boolean password) {
    return !password && wantsPassword(refusal)
        ? Optional.of(".password is empty")
        : Postgres.wrongSettings(refusal);
  }

  /** The driver asks for it in words only: the state is that of every refusal. */
  private static boolean wantsPassword(SQLException refusal) {
    String words = String.valueOf(refusal.getMessage());
    return WRONG_PASSWORD.equals(refusal.getSQLState())
        || (REJECTED.equals(refusal.getSQLState())
            && (words.contains("SCRAM") || words.contains("password")));
  }

  /** What the server says of a failure may show the row, which is nobody's business. */
  private PGSimpleDataSource driver() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(target.url());
    if (!target.user().isEmpty()) {
      source.setUser(target.user());
    }
    // The address may name the user.
    if (!target.user().isEmpty() || !target.password().isEmpty()) {
      source.setPassword(target.password());
    }
    int seconds = (int) target.patience().plusMillis(999).toSeconds();
    source.setConnectTimeout(seconds);
    source.setSocketTimeout(seconds + 1);
    source.setTcpKeepAlive(true);
    source.setApplicationName("stagedoor");
    source.setLogServerErrorDetail(false);
    return source;
  }
}
