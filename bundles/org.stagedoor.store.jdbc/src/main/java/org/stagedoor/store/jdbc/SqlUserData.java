package org.stagedoor.store.jdbc;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.store.jdbc.sql.Sql;

/** What bundles keep for users. */
@Component
public final class SqlUserData implements UserData {
  private static final int MAX_NAME = 128;

  private final SealedRows rows;

  /** Called by DS. */
  @Activate
  public SqlUserData(@Reference Sql sql, @Reference Vault vault, @Reference JsonCodec codec) {
    SealedJson json = new SealedJson(vault, codec, "user-data");
    this.rows = new SealedRows(sql, json, "user_data", "account", "name");
  }

  @Override
  public Optional<Dict> get(UserId user, String name) {
    return rows.get(AccountName.of(user), name);
  }

  @Override
  public Dict update(UserId user, String name, UnaryOperator<Dict> change) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 128 characters");
    }
    return rows.update(change, AccountName.of(user), name);
  }
}
