package org.stagedoor.store.jdbc;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * Access and refresh tokens. A row is a pair; the pairs of a family descend from each other, and at
 * most one of them is confirmed by use, while the others wait for theirs.
 *
 * <p>A refresh token begins with its family's own secret. So a dead one is known for what it is, by
 * its family, without a row for each that ever was.
 */
@Component
public final class SqlTokens implements Tokens {
  private static final Duration PENDING_AT_MOST = Duration.ofHours(1);

  /** More than lost answers and a client's own threads explain. */
  private static final int PENDING_OF_FAMILY = 32;

  private static final String INSERT =
      "insert into token (id, account, device, issued, expires, family, refresh, pending)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";

  private final Sql sql;
  private final TokenText text;

  /** Called by DS. */
  @Activate
  public SqlTokens(@Reference Sql sql) {
    this(sql, new TokenText(new RandomText(new SecureRandom())));
  }

  SqlTokens(Sql sql, TokenText text) {
    this.sql = sql;
    this.text = text;
  }

  @Override
  public Issued issue(
      UserId user,
      Optional<String> deviceId,
      Optional<Duration> lifetime,
      boolean refreshable,
      Instant now) {
    Optional<TokenText.Refresh> refresh =
        refreshable ? Optional.of(text.newFamily()) : Optional.empty();
    return insert(AccountName.of(user), deviceId.orElse(null), lifetime, refresh, false, now);
  }

  private Issued insert(
      String account,
      @Nullable String device,
      Optional<Duration> lifetime,
      Optional<TokenText.Refresh> refresh,
      boolean pending,
      Instant now) {
    String access = text.access();
    sql.write(
        INSERT,
        Digest.of(access),
        account,
        device,
        now.toEpochMilli(),
        lifetime.map(life -> now.plus(life).toEpochMilli()).orElse(null),
        refresh.map(TokenText.Refresh::familyDigest).orElse(null),
        refresh.map(TokenText.Refresh::digest).orElse(null),
        pending ? 1L : 0L);
    return new Issued(access, refresh.map(TokenText.Refresh::text), lifetime);
  }

  @Override
  public Optional<Bearer> resolve(String accessToken, Instant now) {
    Optional<Found> found =
        sql.find(
            "select a.user_id, a.kind, a.state, a.created, t.id, t.device, t.expires, t.family,"
                + " t.pending, a.password is not null"
                + " from token t join account a on a.name = t.account"
                + " where t.id = ? and a.state <> 'DEACTIVATED'",
            Found::of,
            Digest.of(accessToken));
    return found.filter(this::used).map(Found::bearer);
  }

  private boolean used(Found found) {
    return !found.pending() || confirm(found.bearer().tokenId(), String.valueOf(found.family()));
  }

  /**
   * Notes that a pair is in use, and ends all others of its family. The one that was in use is
   * locked first, by everybody, so that nobody waits in a circle, and none that is just being made
   * from it is overlooked.
   *
   * @return false if the pair itself has been ended
   */
  private boolean confirm(String id, String family) {
    return sql.required(
        () -> {
          sql.update("update token set pending = 0 where family = ? and pending = 0", family);
          if (sql.update("update token set pending = 0 where id = ? and pending = 1", id) == 1) {
            sql.write("delete from token where family = ? and id <> ?", family, id);
            return true;
          }
          return lock(id);
        });
  }

  @Override
  public Optional<Issued> refresh(String refreshToken, Optional<Duration> lifetime, Instant now) {
    return text.parse(refreshToken)
        .filter(this::ofLivingFamily)
        .flatMap(presented -> sql.required(() -> refresh(presented, lifetime, now)));
  }

  /** Asked first, so that noise takes no write lock. */
  private boolean ofLivingFamily(TokenText.Refresh presented) {
    return sql.find(
            "select 1 from token where family = ? limit 1", row -> true, presented.familyDigest())
        .isPresent();
  }

  private Optional<Issued> refresh(
      TokenText.Refresh presented, Optional<Duration> lifetime, Instant now) {
    String family = presented.familyDigest();
    Optional<Pair> found =
        sql.find(
            "select id, account, device from token where family = ? and refresh = ?",
            Pair::of,
            family,
            presented.digest());
    Optional<Pair> current = found.filter(pair -> confirm(pair.id(), family));
    if (current.isEmpty()) {
      sql.update("delete from token where family = ?", family);
      return Optional.empty();
    }
    Pair pair = current.get();
    sql.write(
        "delete from token where family = ? and pending = 1 and issued < ?",
        family,
        now.minus(PENDING_AT_MOST).toEpochMilli());
    sql.write(
        "delete from token where family = ? and pending = 1 and id not in (select id from token"
            + " where family = ? and pending = 1 order by issued desc limit ?)",
        family,
        family,
        PENDING_OF_FAMILY - 1);
    Optional<TokenText.Refresh> next = Optional.of(text.next(presented));
    return Optional.of(insert(pair.account(), pair.device(), lifetime, next, true, now));
  }

  /** Keeps others from ending the pair until this transaction is over; false if they have. */
  private boolean lock(String id) {
    return sql.update("update token set pending = 0 where id = ?", id) == 1;
  }

  @Override
  public void revoke(String tokenId) {
    sql.update(
        "delete from token where id = ? or family = (select family from token where id = ?)",
        tokenId,
        tokenId);
  }

  private record Pair(String id, String account, @Nullable String device) {
    static Pair of(ResultSet row) throws SQLException {
      return new Pair(row.getString(1), row.getString(2), row.getString(3));
    }
  }

  private record Found(Bearer bearer, @Nullable String family, boolean pending) {
    static Found of(ResultSet row) throws SQLException {
      long expires = row.getLong(7);
      Optional<Instant> end =
          row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
      Bearer bearer =
          new Bearer(
              SqlAccounts.account(row, row.getBoolean(10)),
              Optional.ofNullable(row.getString(6)),
              row.getString(5),
              end);
      return new Found(bearer, row.getString(8), row.getLong(9) == 1);
    }
  }
}
