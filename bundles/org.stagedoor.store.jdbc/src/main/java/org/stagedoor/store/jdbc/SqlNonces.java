package org.stagedoor.store.jdbc;

import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.store.jdbc.sql.Sql;

/** Nonces; one statement both binds and tells whose it is, so that two can't both be first. */
@Component
public final class SqlNonces implements Nonces {
  private static final String STILL_BOUND =
      "nonce.kept_until > ? and nonce.owner <> excluded.owner";

  private final Sql sql;

  /** Called by DS. */
  @Activate
  public SqlNonces(@Reference Sql sql) {
    this.sql = sql;
  }

  @Override
  public String bind(String nonce, String owner, Instant until, Instant now) {
    return sql.returning(
            "insert into nonce (id, owner, kept_until) values (?, ?, ?)"
                + " on conflict (id) do update set"
                + (" owner = case when " + STILL_BOUND)
                + " then nonce.owner else excluded.owner end,"
                + (" kept_until = case when " + STILL_BOUND)
                + " or nonce.kept_until > excluded.kept_until"
                + " then nonce.kept_until else excluded.kept_until end"
                + " returning owner",
            row -> row.getString(1),
            Digest.of(nonce),
            owner,
            until.toEpochMilli(),
            now.toEpochMilli(),
            now.toEpochMilli())
        .get(0);
  }
}
