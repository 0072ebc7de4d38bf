package org.stagedoor.stage.altcha;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.Nonces;

/** Nonces in memory, that nothing makes forgotten. */
final class OneNode implements Nonces {
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  @Override
  public String bind(String nonce, String owner, Instant until, Instant now) {
    return Objects.requireNonNullElse(owners.putIfAbsent(nonce, owner), owner);
  }

  int size() {
    return owners.size();
  }
}
