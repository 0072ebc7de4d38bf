package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.Nonces;

/** Nonces in memory. */
public final class FakeNonces implements Nonces {
  private final Map<String, Bound> bound = new HashMap<>();

  private record Bound(String owner, Instant until) {}

  @Override
  public String bind(String nonce, String owner, Instant until, Instant now) {
    @Nullable Bound old = bound.get(nonce);
    if (old != null && old.until().isAfter(now)) {
      return old.owner();
    }
    bound.put(nonce, new Bound(owner, until));
    return owner;
  }
}
