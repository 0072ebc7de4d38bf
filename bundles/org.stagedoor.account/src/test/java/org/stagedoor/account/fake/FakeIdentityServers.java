package org.stagedoor.account.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;

/** Identity servers that do as they are told, unless they are stubborn. */
public final class FakeIdentityServers implements IdentityServers {
  private final List<String> bound = new ArrayList<>();
  private final List<String> unbound = new ArrayList<>();
  private Optional<ThreePid> proof = Optional.empty();
  private boolean willing = true;

  /** From now on nothing is unbound. */
  public void stubborn() {
    willing = false;
  }

  /** From now on each session proves an identifier. */
  public void prove(ThreePid identifier) {
    proof = Optional.of(identifier);
  }

  /** Who was bound by which session. */
  public List<String> bound() {
    return bound;
  }

  /** What was to be unbound. */
  public List<String> unbound() {
    return unbound;
  }

  @Override
  public Optional<ThreePid> proved(Session session) {
    return proof;
  }

  @Override
  public void bind(UserId user, Session session) {
    bound.add(user + " " + session);
  }

  @Override
  public boolean unbind(UserId user, String medium, String address, String server) {
    unbound.add(medium + " " + address + " " + server);
    return willing;
  }

  @Override
  public boolean unbindAll(UserId user) {
    unbound.add("all of " + user);
    return willing;
  }
}
