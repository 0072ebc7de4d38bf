package org.stagedoor.store.jdbc;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.store.jdbc.sql.Sql;

/** What bundles keep for users: read, changed, and written if nobody else wrote in between. */
@Component
public final class SqlUserData implements UserData {
  private static final int MAX_NAME = 128;
  private static final int MAX_RUNS = 50;

  private final Sql sql;
  private final SealedJson json;

  /** Called by DS. */
  @Activate
  public SqlUserData(@Reference Sql sql, @Reference Vault vault, @Reference JsonCodec codec) {
    this.sql = sql;
    this.json = new SealedJson(vault, codec, "user-data");
  }

  @Override
  public Optional<Dict> get(UserId user, String name) {
    return find(AccountName.of(user), name).map(Kept::content);
  }

  private Optional<Kept> find(String account, String name) {
    return sql.find(
        "select version, content from user_data where account = ? and name = ?",
        row -> new Kept(row.getLong(1), json.open(place(account, name), row.getBytes(2))),
        account,
        name);
  }

  private static String place(String account, String name) {
    return account + " " + name;
  }

  @Override
  public Dict update(UserId user, String name, UnaryOperator<Dict> change) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 128 characters");
    }
    String account = AccountName.of(user);
    return sql.required(() -> update(account, name, change));
  }

  /**
   * Alone with an embedded database; elsewhere others may come between, and it goes round again.
   */
  private Dict update(String account, String name, UnaryOperator<Dict> change) {
    for (int run = 0; run < MAX_RUNS; run++) {
      Kept kept = find(account, name).orElse(new Kept(0, Dict.EMPTY));
      Dict next = change.apply(kept.content());
      if (next.equals(kept.content()) || write(account, name, kept.version(), next)) {
        return next;
      }
    }
    throw new StoreUnavailable("too many change it at once", new TimeoutException(name));
  }

  private boolean write(String account, String name, long version, Dict next) {
    if (next.isEmpty()) {
      return sql.update(
              "delete from user_data where account = ? and name = ? and version = ?",
              account,
              name,
              version)
          == 1;
    }
    byte[] content = json.seal(place(account, name), next);
    if (version == 0) {
      return sql.update(
              "insert into user_data (account, name, version, content) values (?, ?, 1, ?)"
                  + " on conflict (account, name) do nothing",
              account,
              name,
              content)
          == 1;
    }
    return sql.update(
            "update user_data set version = ?, content = ?"
                + " where account = ? and name = ? and version = ?",
            version + 1,
            content,
            account,
            name,
            version)
        == 1;
  }

  private record Kept(long version, Dict content) {}
}
