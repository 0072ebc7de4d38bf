package org.stagedoor.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Sql;

/** Third-party identifiers; the primary key judges whose one is. */
@Component
public final class SqlThreePids implements ThreePids {
  private final Sql sql;

  /** Called by DS. */
  @Activate
  public SqlThreePids(@Reference Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<UserId> owner(String medium, String address) {
    return sql.find(
            "select a.user_id from threepid t join account a on a.name = t.account"
                + " where t.medium = ? and t.address = ?",
            row -> row.getString(1),
            medium,
            address)
        .flatMap(UserId::parse);
  }

  @Override
  public List<Bound> list(UserId user) {
    return sql.list(
        "select medium, address, validated, added from threepid where account = ?"
            + " order by added, medium, address",
        row ->
            new Bound(
                new ThreePid(
                    row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
                Instant.ofEpochMilli(row.getLong(4))),
        AccountName.of(user));
  }

  /** An update that changes nothing asks the very row, whoever writes beside, whose it is. */
  @Override
  public boolean add(UserId user, ThreePid identifier, Instant now) {
    return sql.update(
            "insert into threepid (medium, address, account, validated, added)"
                + " values (?, ?, ?, ?, ?) on conflict (medium, address)"
                + " do update set account = excluded.account"
                + " where threepid.account = excluded.account",
            identifier.medium(),
            identifier.address(),
            AccountName.of(user),
            identifier.validated().toEpochMilli(),
            now.toEpochMilli())
        == 1;
  }

  @Override
  public boolean remove(UserId user, String medium, String address) {
    return sql.update(
            "delete from threepid where account = ? and medium = ? and address = ?",
            AccountName.of(user),
            medium,
            address)
        == 1;
  }
}
