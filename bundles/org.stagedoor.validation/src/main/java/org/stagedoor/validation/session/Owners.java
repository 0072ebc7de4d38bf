package org.stagedoor.validation.session;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.ThreePids;

/** Says whether the owner of an identifier was renewed since it was validated. Any thread. */
@Component(service = Owners.class)
public final class Owners {
  private final ThreePids threePids;
  private final Accounts accounts;

  /** Called by DS. */
  @Activate
  public Owners(@Reference ThreePids threePids, @Reference Accounts accounts) {
    this.threePids = threePids;
    this.accounts = accounts;
  }

  /** The generation of what proves the identifier's owner; 0 if it is nobody's. */
  long generation(ValidationSession session) {
    return threePids
        .owner(session.medium(), session.address())
        .map(accounts::generation)
        .orElse(0L);
  }
}
