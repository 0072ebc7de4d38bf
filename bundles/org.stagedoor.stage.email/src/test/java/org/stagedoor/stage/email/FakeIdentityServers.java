package org.stagedoor.stage.email;

import java.util.Optional;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;

/**
 * One identity server, {@code id.example}, all of whose sessions proved the same.
 *
 * @param all what they proved
 */
record FakeIdentityServers(ThreePid all) implements IdentityServers {
  @Override
  public Optional<ThreePid> proved(Session session) {
    return Optional.of(all).filter(it -> session.server().equals("id.example"));
  }

  @Override
  public void bind(UserId user, Session session) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean unbind(UserId user, String medium, String address, String server) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean unbindAll(UserId user) {
    throw new UnsupportedOperationException();
  }
}
