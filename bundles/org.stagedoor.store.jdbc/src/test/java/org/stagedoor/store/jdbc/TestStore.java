package org.stagedoor.store.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Database;
import org.stagedoor.store.jdbc.sql.Databases;
import org.stagedoor.store.jdbc.sql.Target;

/** All ports of a database, as one node has them. */
record TestStore(
    Database database,
    SqlAccounts accounts,
    SqlDevices devices,
    LastSeen lastSeen,
    SqlTokens tokens,
    SqlThreePids threePids,
    SqlUserData userData,
    SqlBundleData bundleData,
    SqlNonces nonces,
    SqlSessions sessions,
    SqlOutbox outbox,
    SqlCounters counters,
    SqlSealingKeys sealingKeys,
    Cleaner cleaner)
    implements AutoCloseable {

  static TestStore open(Target target, Path data, InstantSource clock) {
    Database database = Databases.open(target, Store.SCHEMA_VERSION, clock);
    Vault vault = new StoreVault(database, new Settings(target, data, Optional.empty()));
    LastSeen lastSeen = new LastSeen(database, clock);
    return new TestStore(
        database,
        new SqlAccounts(database),
        new SqlDevices(database, lastSeen),
        lastSeen,
        new SqlTokens(database),
        new SqlThreePids(database),
        new SqlUserData(database, vault, new GsonCodec()),
        new SqlBundleData(database, vault, new GsonCodec()),
        new SqlNonces(database),
        new SqlSessions(database),
        new SqlOutbox(database, vault, new GsonCodec()),
        new SqlCounters(database),
        new SqlSealingKeys(database, vault),
        new Cleaner(database, clock));
  }

  static TestStore sqlite(Path directory) {
    return open(file(directory), directory, InstantSource.system());
  }

  static Target file(Path directory) {
    return new Target(
        "jdbc:sqlite:" + directory.resolve("stagedoor.db"), "", "", 4, Duration.ofSeconds(60));
  }

  /** An account to start from. */
  UserId user(String localpart) {
    UserId user = new UserId(localpart, "example.org");
    Account account = new Account(user, Account.Kind.USER, Account.State.ACTIVE, true, Times.NOW);
    if (!accounts.create(account, Optional.of("hash"), Optional.empty())) {
      throw new IllegalStateException("taken: " + localpart);
    }
    return user;
  }

  @Override
  public void close() {
    cleaner.close();
    lastSeen.close();
    database.close();
  }
}
