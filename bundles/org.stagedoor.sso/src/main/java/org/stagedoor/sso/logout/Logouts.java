package org.stagedoor.sso.logout;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.link.Subject;

/** Ends the devices of users who were logged out at their provider. */
@Component(service = Logouts.class)
public final class Logouts {
  private static final Logger LOG = LoggerFactory.getLogger(Logouts.class);

  private final Links links;
  private final ProviderSessions sessions;
  private final Accounts accounts;
  private final Devices devices;
  private final Transactions transactions;
  private final SsoRules rules;

  /** Ends them in the store. */
  @Activate
  public Logouts(
      @Reference Links links,
      @Reference ProviderSessions sessions,
      @Reference Accounts accounts,
      @Reference Devices devices,
      @Reference Transactions transactions,
      @Reference SsoRules rules) {
    this.links = links;
    this.sessions = sessions;
    this.accounts = accounts;
    this.devices = devices;
    this.transactions = transactions;
    this.rules = rules;
  }

  /**
   * Ends all devices of a user, and all that was proved about her: which of them were logged in by
   * the provider is not known.
   */
  void end(String provider, Ended ended) {
    Optional<UserId> user =
        ended
            .subject()
            .flatMap(subject -> links.user(new Subject(provider, subject)))
            .or(() -> ended.session().flatMap(session -> sessions.ended(provider, session)));
    if (user.isEmpty() || !rules.endsDevices()) {
      LOG.info("{} tells of a log-out that ends nothing here", provider);
      return;
    }
    transactions.required(
        () -> {
          devices.removeAll(user.get(), Optional.empty(), Optional.empty());
          accounts.renew(user.get());
          return user;
        });
    LOG.info("{} was logged out by {}", user.get(), provider);
  }
}
