package org.stagedoor.store.jdbc;

import static org.stagedoor.store.jdbc.Times.LATER;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;
import org.stagedoor.store.jdbc.sql.Sql;

/** Everything that a node does with its database, in a row. */
final class NodeAtWork {
  static final UserId OLGA = new UserId("Olga", "example.org");
  static final String SECRET = "the secret that all nodes of a test share";

  private static final UserId PAUL = new UserId("paul", "example.org");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Sql sql;
  private final Vault vault;

  NodeAtWork(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  void work() {
    accounts();
    tokens();
    rest();
    sessions();
  }

  private void accounts() {
    SqlAccounts accounts = new SqlAccounts(sql);
    accounts.hold(OLGA, "s", LATER, NOW);
    accounts.available(OLGA, Optional.of("s"), NOW);
    accounts.available(OLGA, Optional.empty(), NOW);
    for (UserId user : List.of(OLGA, PAUL)) {
      Account account = new Account(user, Account.Kind.USER, Account.State.ACTIVE, true, NOW);
      accounts.create(account, Optional.of("hash"), Optional.of("s"));
    }
    accounts.find(OLGA);
    accounts.passwordHash(OLGA);
    accounts.replacePasswordHash(OLGA, Optional.of("hash"), Optional.of("other"));
    accounts.administer(OLGA, true);
    accounts.move(PAUL, Account.State.LOCKED);
    accounts.move(PAUL, Account.State.DEACTIVATED);
  }

  private void tokens() {
    LastSeen lastSeen = new LastSeen(sql, () -> NOW);
    try {
      SqlDevices devices = new SqlDevices(sql, lastSeen);
      SqlTokens tokens = new SqlTokens(sql);
      devices.open(OLGA, "PHONE", Optional.of("Phone"), NOW);
      devices.open(OLGA, "TABLET", Optional.empty(), NOW);
      devices.seen(OLGA, "PHONE", "127.0.0.1", LATER);
      lastSeen.write(LATER.toEpochMilli());
      Tokens.Issued plain =
          tokens.issue(OLGA, Optional.of("TABLET"), Optional.of(HOUR), false, NOW);
      tokens.revoke(tokens.resolve(plain.accessToken(), NOW).orElseThrow().tokenId());
      Tokens.Issued first = tokens.issue(OLGA, Optional.of("PHONE"), Optional.of(HOUR), true, NOW);
      tokens.resolve(first.accessToken(), NOW);
      Tokens.Issued next =
          tokens.refresh(first.refreshToken().orElseThrow(), Optional.of(HOUR), NOW).orElseThrow();
      tokens.resolve(next.accessToken(), NOW);
      devices.rename(OLGA, "PHONE", Optional.of("My phone"));
      devices.list(OLGA);
      devices.remove(OLGA, List.of("TABLET"));
      devices.removeAll(OLGA, Optional.of("PHONE"), Optional.empty());
    } finally {
      lastSeen.close();
    }
  }

  private void rest() {
    SqlThreePids threePids = new SqlThreePids(sql);
    threePids.add(OLGA, new ThreePid("email", "o@example.org", NOW), NOW);
    threePids.add(OLGA, new ThreePid("email", "p@example.org", NOW), NOW);
    threePids.owner("email", "o@example.org");
    threePids.list(OLGA);
    threePids.remove(OLGA, "email", "p@example.org");
    SqlUserData userData = new SqlUserData(sql, vault, new GsonCodec());
    userData.update(OLGA, "profile", old -> old.with("name", "Olga"));
    userData.update(OLGA, "profile", old -> old.with("age", 7));
    SqlBundleData bundleData = new SqlBundleData(sql, vault, new GsonCodec());
    bundleData.update("x/1", old -> old.with("a", "b"));
    bundleData.update("x/2", old -> old.with("a", "b"));
    bundleData.update("x/2", old -> Dict.EMPTY);
    bundleData.names("x/", "", 10);
    SqlNonces nonces = new SqlNonces(sql);
    nonces.bind("n", "one", LATER, NOW);
    nonces.bind("n", "other", LATER, NOW);
    SqlCounters counters = new SqlCounters(sql);
    counters.add("k", HOUR, NOW);
    counters.add("k", HOUR, NOW);
    counters.level("k", HOUR, NOW);
    counters.add("gone", HOUR, NOW);
    counters.clear("gone");
    SqlSealingKeys keys = new SqlSealingKeys(sql, vault);
    keys.add(new SealingKeys.Key(1, new byte[32], NOW));
    keys.list();
    keys.removeOlder(NOW.minus(HOUR));
  }

  private void sessions() {
    SqlSessions sessions = new SqlSessions(sql);
    sessions.save(new Sessions.Row("a", 1, "{}", null, LATER));
    sessions.save(new Sessions.Row("a", 2, "{\"b\":1}", new byte[] {1, 2}, LATER));
    sessions.save(new Sessions.Row("a", 2, "{}", null, LATER));
    sessions.find("a", NOW);
    sessions.save(new Sessions.Row("z", 1, "{}", null, NOW));
    sessions.expired(NOW, 10);
    sessions.remove("z", 1);
    sessions.count(NOW);
    SqlOutbox outbox = new SqlOutbox(sql, vault, new GsonCodec());
    outbox.post("settled/m.login.dummy", Dict.of("a", "b"), NOW);
    for (Outbox.Item item : outbox.take("settled/", 10, HOUR, NOW)) {
      outbox.postpone(item.id(), LATER);
      outbox.delivered(item.id());
    }
    outbox.waiting("settled/");
    Cleaner cleaner = new Cleaner(sql, () -> NOW);
    try {
      cleaner.clean();
    } finally {
      cleaner.close();
    }
  }
}
