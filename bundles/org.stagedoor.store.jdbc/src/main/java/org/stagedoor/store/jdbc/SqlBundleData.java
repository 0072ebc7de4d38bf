package org.stagedoor.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.store.jdbc.sql.Sql;

/** What bundles keep that is no single user's. */
@Component
public final class SqlBundleData implements BundleData {
  private static final int MAX_NAME = 128;
  private static final int MAX_NAMES = 1000;
  private static final int MAX_RUNS = 100;

  private final Sql sql;
  private final SealedJson json;

  /** Called by DS. */
  @Activate
  public SqlBundleData(@Reference Sql sql, @Reference Vault vault, @Reference JsonCodec codec) {
    this.sql = sql;
    this.json = new SealedJson(vault, codec, "bundle-data");
  }

  @Override
  public Optional<Dict> get(String name) {
    return find(name).map(Kept::content);
  }

  private Optional<Kept> find(String name) {
    return sql.find(
        "select version, content from bundle_data where name = ?",
        row -> new Kept(row.getLong(1), json.open(name, row.getBytes(2))),
        name);
  }

  @Override
  public Dict update(String name, UnaryOperator<Dict> change) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to 128 characters");
    }
    for (int run = 0; run < MAX_RUNS; run++) {
      // One transaction has the row to itself where writers come one by one, so that the first run
      // does it; elsewhere the version tells that another came in between.
      Optional<Dict> kept = sql.required(() -> once(name, change));
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    throw new StoreUnavailable("too many change " + name + " at once", new IllegalStateException());
  }

  private Optional<Dict> once(String name, UnaryOperator<Dict> change) {
    Kept kept = find(name).orElse(new Kept(0, Dict.EMPTY));
    Dict next = change.apply(kept.content());
    return next.equals(kept.content()) || write(name, kept.version(), next)
        ? Optional.of(next)
        : Optional.empty();
  }

  private boolean write(String name, long version, Dict next) {
    if (next.isEmpty()) {
      return sql.update("delete from bundle_data where name = ? and version = ?", name, version)
          == 1;
    }
    byte[] content = json.seal(name, next);
    if (version == 0) {
      return sql.update(
              "insert into bundle_data (name, version, content) values (?, 1, ?)"
                  + " on conflict (name) do nothing",
              name,
              content)
          == 1;
    }
    return sql.update(
            "update bundle_data set version = ?, content = ? where name = ? and version = ?",
            version + 1,
            content,
            name,
            version)
        == 1;
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

  private record Kept(long version, Dict content) {}
}
