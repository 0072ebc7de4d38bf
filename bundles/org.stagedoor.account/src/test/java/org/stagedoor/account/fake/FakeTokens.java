package org.stagedoor.account.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

/** Tokens in memory: {@code access-1}, {@code refresh-1} and so on. */
public final class FakeTokens implements Tokens {
  private final Map<String, Held> held = new LinkedHashMap<>();
  private int last;

  private record Held(UserId user, Optional<String> device, boolean refreshable) {}

  /** The access tokens that are good for a user. */
  public List<String> of(UserId user) {
    return held.entrySet().stream()
        .filter(entry -> entry.getValue().user().equals(user))
        .map(Map.Entry::getKey)
        .toList();
  }

  void endDevice(UserId user, String device) {
    held.values().removeIf(h -> h.user().equals(user) && h.device().equals(Optional.of(device)));
  }

  void endAll(UserId user, Optional<String> exceptToken) {
    held.entrySet()
        .removeIf(
            entry ->
                entry.getValue().user().equals(user)
                    && exceptToken.filter(entry.getKey()::equals).isEmpty());
  }

  @Override
  public Issued issue(
      UserId user,
      Optional<String> deviceId,
      Optional<Duration> lifetime,
      boolean refreshable,
      Instant now) {
    last++;
    held.put("access-" + last, new Held(user, deviceId, refreshable));
    return new Issued(
        "access-" + last,
        refreshable ? Optional.of("refresh-" + last) : Optional.empty(),
        lifetime);
  }

  @Override
  public Optional<Bearer> resolve(String accessToken, Instant now) {
    throw new UnsupportedOperationException("the core's affair");
  }

  @Override
  public Optional<Issued> refresh(String refreshToken, Optional<Duration> lifetime, Instant now) {
    return Optional.ofNullable(held.get(refreshToken.replace("refresh", "access")))
        .filter(Held::refreshable)
        .map(h -> issue(h.user(), h.device(), lifetime, true, now));
  }

  @Override
  public void revoke(String tokenId) {
    held.remove(tokenId);
  }
}
