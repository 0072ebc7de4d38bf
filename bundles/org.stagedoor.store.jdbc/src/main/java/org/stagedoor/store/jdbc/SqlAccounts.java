package org.stagedoor.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Accounts and names held. That a name is free is judged by the primary key at the insert, never by
 * a select before it.
 */
@Component
public final class SqlAccounts implements Accounts {
  private static final List<String> OF_AN_ACCOUNT =
      List.of("token", "device", "threepid", "user_data");

  private final Sql sql;

  /** Called by DS. */
  @Activate
  public SqlAccounts(@Reference Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Account> find(UserId user) {
    return sql.find(
        "select user_id, kind, state, created, password from account where name = ?",
        row -> account(row, row.getString(5) != null),
        AccountName.of(user));
  }

  /** An account of a row that starts with user_id, kind, state and created. */
  static Account account(ResultSet row, boolean hasPassword) throws SQLException {
    String id = row.getString(1);
    return new Account(
        UserId.parse(id).orElseThrow(() -> new IllegalStateException("no user id: " + id)),
        Account.Kind.valueOf(row.getString(2)),
        Account.State.valueOf(row.getString(3)),
        hasPassword,
        Instant.ofEpochMilli(row.getLong(4)));
  }

  @Override
  public boolean available(UserId user, Optional<String> session, Instant now) {
    String name = AccountName.of(user);
    return sql.find(
            "select 1 from account where name = ? union all"
                + " select 1 from name_hold where name = ? and session <> ? and held_until > ?",
            row -> true,
            name,
            name,
            session.orElse(""),
            now.toEpochMilli())
        .isEmpty();
  }

  @Override
  public boolean hold(UserId user, String session, Instant until, Instant now) {
    String name = AccountName.of(user);
    return sql.required(() -> hold(name, session, until.toEpochMilli(), now.toEpochMilli()));
  }

  private boolean hold(String name, String session, long until, long now) {
    boolean held =
        sql.update(
                "insert into name_hold (name, session, held_until) select ?, ?, ?"
                    + " where not exists (select 1 from account where name = ?)"
                    + " on conflict (name) do update"
                    + " set session = excluded.session, held_until = excluded.held_until"
                    + " where name_hold.session = excluded.session or name_hold.held_until <= ?",
                name,
                session,
                until,
                name,
                now)
            == 1;
    if (held) {
      sql.write("delete from name_hold where session = ? and name <> ?", session, name);
    }
    return held;
  }

  /** A hold on the name is left to its time: the account is what keeps others away now. */
  @Override
  public boolean create(Account account, Optional<String> passwordHash, Optional<String> session) {
    String name = AccountName.of(account.user());
    return sql.update(
            "insert into account (name, user_id, kind, state, password, created)"
                + " select ?, ?, ?, ?, ?, ? where not exists"
                + " (select 1 from name_hold where name = ? and session <> ? and held_until > ?)"
                + " on conflict (name) do nothing",
            name,
            account.user().toString(),
            account.kind().name(),
            account.state().name(),
            passwordHash.orElse(null),
            account.created().toEpochMilli(),
            name,
            session.orElse(""),
            account.created().toEpochMilli())
        == 1;
  }

  @Override
  public Optional<String> passwordHash(UserId user) {
    return sql.find(
        "select password from account where name = ? and password is not null",
        row -> row.getString(1),
        AccountName.of(user));
  }

  @Override
  public boolean replacePasswordHash(
      UserId user, Optional<String> expected, Optional<String> replacement) {
    return sql.update(
            "update account set password = ? where name = ? and coalesce(password, '') = ?"
                + " and state <> 'DEACTIVATED'",
            replacement.orElse(null),
            AccountName.of(user),
            expected.orElse(""))
        == 1;
  }

  @Override
  public long generation(UserId user) {
    return sql.find(
            "select generation from account where name = ?",
            row -> row.getLong(1),
            AccountName.of(user))
        .orElse(0L);
  }

  @Override
  public void renew(UserId user) {
    sql.update(
        "update account set generation = generation + 1 where name = ?", AccountName.of(user));
  }

  @Override
  public boolean move(UserId user, Account.State state) {
    String name = AccountName.of(user);
    if (state != Account.State.DEACTIVATED) {
      return sql.update(
              "update account set state = ? where name = ? and state <> 'DEACTIVATED'",
              state.name(),
              name)
          == 1;
    }
    return sql.required(() -> deactivate(name));
  }

  private boolean deactivate(String name) {
    boolean moved =
        sql.update(
                "update account set state = 'DEACTIVATED', password = null"
                    + " where name = ? and state <> 'DEACTIVATED'",
                name)
            == 1;
    if (moved) {
      OF_AN_ACCOUNT.forEach(
          table -> sql.write("delete from " + table + " where account = ?", name));
    }
    return moved;
  }

  @Override
  public boolean administer(UserId user, boolean admin) {
    return sql.update(
            "update account set kind = ? where name = ? and kind in ('USER', 'ADMIN')",
            (admin ? Account.Kind.ADMIN : Account.Kind.USER).name(),
            AccountName.of(user))
        == 1;
  }
}
