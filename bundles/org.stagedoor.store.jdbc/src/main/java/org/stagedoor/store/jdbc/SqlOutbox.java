package org.stagedoor.store.jdbc;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * The outbox. To take is to move the due time behind the lease: of two nodes that reach for a row,
 * the second finds it no longer due.
 */
@Component
public final class SqlOutbox implements Outbox {
  private static final int ID_BYTES = 16;

  private final Sql sql;
  private final SealedJson json;
  private final RandomText random = new RandomText(new SecureRandom());

  /** Called by DS. */
  @Activate
  public SqlOutbox(@Reference Sql sql, @Reference Vault vault, @Reference JsonCodec codec) {
    this.sql = sql;
    this.json = new SealedJson(vault, codec, "outbox");
  }

  @Override
  public String post(String topic, Dict content, Instant due) {
    String id = random.of(ID_BYTES);
    sql.write(
        "insert into outbox (id, topic, content, due, attempts) values (?, ?, ?, ?, 0)",
        id,
        topic,
        json.seal(id, content),
        due.toEpochMilli());
    return id;
  }

  @Override
  public List<Item> take(String prefix, int max, Duration lease, Instant now) {
    boolean any =
        sql.find(
                "select 1 from outbox where due <= ? and substr(topic, 1, ?) = ? limit 1",
                row -> true,
                now.toEpochMilli(),
                length(prefix),
                prefix)
            .isPresent();
    return any ? takeSome(prefix, max, lease, now) : List.of();
  }

  private List<Item> takeSome(String prefix, int max, Duration lease, Instant now) {
    return sql.returning(
        "update outbox set due = ?, attempts = attempts + 1 where due <= ? and id in"
            + " (select id from outbox where due <= ? and substr(topic, 1, ?) = ?"
            + " order by due limit ?)"
            + " returning id, topic, content, attempts",
        this::item,
        now.plus(lease).toEpochMilli(),
        now.toEpochMilli(),
        now.toEpochMilli(),
        length(prefix),
        prefix,
        max);
  }

  private static int length(String prefix) {
    return prefix.codePointCount(0, prefix.length());
  }

  private Item item(ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new Item(id, row.getString(2), json.open(id, row.getBytes(3)), row.getInt(4));
  }

  @Override
  public void delivered(String id) {
    sql.update("delete from outbox where id = ?", id);
  }

  @Override
  public void postpone(String id, Instant due) {
    sql.update("update outbox set due = ? where id = ?", due.toEpochMilli(), id);
  }

  @Override
  public long waiting(String prefix) {
    return sql.find(
            "select count(*) from outbox where substr(topic, 1, ?) = ?",
            row -> row.getLong(1),
            length(prefix),
            prefix)
        .orElse(0L);
  }
}
