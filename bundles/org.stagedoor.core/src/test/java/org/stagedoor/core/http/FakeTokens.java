package org.stagedoor.core.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Device;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.UserId;

/** Tokens and devices of a few users. */
final class FakeTokens implements Tokens {
  static final UserId ALICE = new UserId("alice", "example.org");

  final List<String> seen = new ArrayList<>();
  final Devices devices = new FakeDevices();
  boolean away;
  private final Map<String, Bearer> bearers = new HashMap<>();

  FakeTokens() {
    add("good", Account.Kind.USER, Account.State.ACTIVE, Optional.empty());
    add(
        "fresh",
        Account.Kind.USER,
        Account.State.ACTIVE,
        Optional.of(EdgeServer.NOW.plusSeconds(1)));
    add("expired", Account.Kind.USER, Account.State.ACTIVE, Optional.of(EdgeServer.NOW));
    add("locked", Account.Kind.USER, Account.State.LOCKED, Optional.empty());
    add("gone", Account.Kind.USER, Account.State.DEACTIVATED, Optional.empty());
    add("guest", Account.Kind.GUEST, Account.State.ACTIVE, Optional.empty());
    add("admin", Account.Kind.ADMIN, Account.State.ACTIVE, Optional.empty());
  }

  private void add(
      String token, Account.Kind kind, Account.State state, Optional<Instant> expires) {
    Account account = new Account(ALICE, kind, state, true, EdgeServer.NOW);
    bearers.put(token, new Bearer(account, Optional.of("DEV"), "id-" + token, expires));
  }

  @Override
  public Optional<Bearer> resolve(String accessToken, Instant now) {
    if (away) {
      throw new StoreUnavailable("away", new IllegalStateException("test"));
    }
    return Optional.ofNullable(bearers.get(accessToken));
  }

  @Override
  public Issued issue(
      UserId user,
      Optional<String> deviceId,
      Optional<Duration> lifetime,
      boolean refreshable,
      Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Issued> refresh(String refreshToken, Optional<Duration> lifetime, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void revoke(String tokenId) {
    throw new UnsupportedOperationException();
  }

  private final class FakeDevices implements Devices {
    @Override
    public void seen(UserId user, String deviceId, String address, Instant now) {
      seen.add(user + " " + deviceId + " " + address);
    }

    @Override
    public List<Device> list(UserId user) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Device> find(UserId user, String deviceId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void open(UserId user, String deviceId, Optional<String> displayName, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean rename(UserId user, String deviceId, Optional<String> displayName) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void remove(UserId user, Collection<String> deviceIds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void removeAll(
        UserId user, Optional<String> exceptDevice, Optional<String> exceptTokenId) {
      throw new UnsupportedOperationException();
    }
  }
}
