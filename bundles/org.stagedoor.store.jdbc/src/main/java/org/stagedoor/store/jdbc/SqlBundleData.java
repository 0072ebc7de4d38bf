package org.stagedoor.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.store.jdbc.sql.Sql;

/** What bundles keep that is no single user's. */
@Component
public final class SqlBundleData implements BundleData {
  private static final int MAX_NAME = 128;
  private static final int MAX_NAMES = 1000;

  private final Sql sql;
  private final SealedRows rows;

  /** Called by DS. */
  @Activate
  public SqlBundleData(@Reference Sql sql, @Reference Vault vault, @Reference JsonCodec codec) {
    this.sql = sql;
    this.rows =
        new SealedRows(sql, new SealedJson(vault, codec, "bundle-data"), "bundle_data", "name");
  }

  @Override
  public Optional<Dict> get(String name) {
    return rows.get(name);
  }

  @Override
  public Dict update(String name, UnaryOperator<Dict> change) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 128 characters");
    }
    return rows.update(change, name);
  }

  @Override
  public List<String> names(String prefix, String after, int max) {
    if (max < 1 || max > MAX_NAMES) {
      throw new IllegalArgumentException("1 to 1000 names");
    }
    return sql.list(
        "select name from bundle_data where name > ? and name >= ? and substr(name, 1, ?) = ?"
            + " order by name limit ?",
        row -> row.getString(1),
        after,
        prefix,
        prefix.length(),
        prefix,
        max);
  }
}
