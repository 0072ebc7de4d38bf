package org.stagedoor.sso.provider;

import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider;

/** The identity providers that are installed at this moment. Called by any thread. */
public interface Providers {
  /** All of them, each id once, in the order in which they are offered. */
  List<IdentityProvider> all();

  /**
   * The provider of an id. One that was there a moment ago may be in the middle of an update: then
   * this waits for its return, 5 seconds at most.
   */
  Optional<IdentityProvider> find(String id);
}
