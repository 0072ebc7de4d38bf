package org.stagedoor.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.store.jdbc.sql.Sql;

/** The nodes' shared keys, sealed with the store's own. */
@Component
public final class SqlSealingKeys implements SealingKeys {
  private static final String PURPOSE = "sealing-key";

  private final Sql sql;
  private final Vault vault;

  /** Called by DS. */
  @Activate
  public SqlSealingKeys(@Reference Sql sql, @Reference Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  @Override
  public List<Key> list() {
    return sql.list(
        "select number, secret, created from sealing_key order by number desc", this::key);
  }

  private Key key(ResultSet row) throws SQLException {
    int number = row.getInt(1);
    byte[] secret = vault.open(PURPOSE, Integer.toString(number), row.getBytes(2));
    return new Key(number, secret, Instant.ofEpochMilli(row.getLong(3)));
  }

  @Override
  public boolean add(Key key) {
    return sql.update(
            "insert into sealing_key (number, secret, created) values (?, ?, ?)"
                + " on conflict (number) do nothing",
            key.number(),
            vault.seal(PURPOSE, Integer.toString(key.number()), key.secret()),
            key.created().toEpochMilli())
        == 1;
  }

  @Override
  public void removeOlder(Instant created) {
    sql.update("delete from sealing_key where created < ?", created.toEpochMilli());
  }
}
