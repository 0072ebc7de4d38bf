package org.stagedoor.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens the pool of a PostgreSQL server, whether it is up or not.
 *
 * @param target where it is
 */
record PostgresServer(Target target) {
  /**
   * The pool, in which connections come to be when they are wanted.
   *
   * @throws IllegalArgumentException if the driver's bundle is not there
   */
  Pools open() {
    Duration patience = target.patience();
    HikariConfig config = new HikariConfig();
    config.setPoolName("stagedoor");
    config.setDataSource(driver());
    config.setMaximumPoolSize(target.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionInitSql("set statement_timeout = " + patience.toMillis());
    HikariDataSource pool = new HikariDataSource(config);
    return new Pools(new Postgres(), pool, pool, patience);
  }

  /** What the server says of a failure may show the row, which is nobody's business. */
  private DataSource driver() {
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(target.url());
      if (!target.user().isEmpty()) {
        source.setUser(target.user());
        source.setPassword(target.password());
      }
      int seconds = (int) target.patience().plusMillis(999).toSeconds();
      source.setConnectTimeout(seconds);
      source.setSocketTimeout(seconds + 1);
      source.setTcpKeepAlive(true);
      source.setApplicationName("stagedoor");
      source.setLogServerErrorDetail(false);
      return source;
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException("the bundle of PostgreSQL's driver is not installed", e);
    }
  }
}
