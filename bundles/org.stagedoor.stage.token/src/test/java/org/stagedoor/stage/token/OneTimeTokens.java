package org.stagedoor.stage.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.UserId;

/** Login tokens in memory: {@code <localpart>-<number>}, good for anybody who asks for one. */
final class OneTimeTokens implements LoginTokens {
  private final Map<String, Long> issued = new ConcurrentHashMap<>();
  private final Map<String, String> transactions = new ConcurrentHashMap<>();
  private final Map<String, String> spenders = new ConcurrentHashMap<>();

  @Override
  public Issued issue(UserId user, Duration lifetime, Instant now) {
    String token = user.localpart() + "-" + issued.size();
    issued.put(token, now.plus(lifetime).toEpochMilli());
    return new Issued(token, lifetime);
  }

  private boolean good(String token, Instant now) {
    return now.isBefore(end(token));
  }

  private Instant end(String token) {
    return Instant.ofEpochMilli(issued.getOrDefault(token, 0L));
  }

  private boolean ofTransaction(String token, String transaction) {
    String first = transactions.putIfAbsent(token, transaction);
    return first == null || first.equals(transaction);
  }

  @Override
  public Optional<UserId> present(String token, Optional<String> transaction, Instant now) {
    return good(token, now)
            && !spenders.containsKey(token)
            && ofTransaction(token, transaction.orElse(""))
        ? Optional.of(user(token))
        : Optional.empty();
  }

  @Override
  public Optional<Redeemable> redeem(
      String token, String transaction, String session, Instant now) {
    return present(token, Optional.of(transaction), now)
        .map(user -> new Redeemable(user, token, end(token)));
  }

  @Override
  public boolean spend(String token, Instant now) {
    return issued.containsKey(token) && spenders.putIfAbsent(token, "log-in") == null;
  }

  private static UserId user(String token) {
    return new UserId(token.substring(0, token.indexOf('-')), "example.org");
  }
}
