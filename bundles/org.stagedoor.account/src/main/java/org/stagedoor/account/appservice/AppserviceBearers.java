package org.stagedoor.account.appservice;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Bearers;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/** Knows the tokens of application services, and for whom they act: the query's {@code user_id}. */
@Component
public final class AppserviceBearers implements Bearers {
  private final AppserviceRegistry registered;
  private final Accounts accounts;
  private final InstantSource clock;

  /** Goes by what is registered at the moment. */
  @Activate
  public AppserviceBearers(@Reference AppserviceRegistry registered, @Reference Accounts accounts) {
    this(registered, accounts, InstantSource.system());
  }

  AppserviceBearers(AppserviceRegistry registered, Accounts accounts, InstantSource clock) {
    this.registered = registered;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Optional<Requester> requester(String token, Map<String, String> query) {
    return registered.now().byToken(token).map(service -> requester(service, query.get("user_id")));
  }

  private Requester requester(Appservice service, @Nullable String asserted) {
    UserId user = asserted == null ? sender(service) : asserted(service, asserted);
    return new Requester(
        user, Optional.empty(), Appservices.tokenId(service), Requester.Kind.APPSERVICE);
  }

  /** Its own user is there from the first time that it is needed. */
  private UserId sender(Appservice service) {
    UserId sender = service.sender();
    if (accounts.find(sender).isEmpty()) {
      Account account =
          new Account(
              sender, Account.Kind.APPSERVICE, Account.State.ACTIVE, false, clock.instant());
      accounts.create(account, Optional.empty(), Optional.empty());
    }
    return refuseUnusable(sender);
  }

  private UserId asserted(Appservice service, String text) {
    UserId user =
        UserId.parse(text)
            .filter(id -> id.server().equals(service.sender().server()))
            .filter(service::has)
            .orElseThrow(
                () -> MatrixException.forbidden("This user is not the application service's"));
    return user.equals(service.sender()) ? sender(service) : refuseUnusable(user);
  }

  private UserId refuseUnusable(UserId user) {
    Account account =
        accounts
            .find(user)
            .filter(found -> found.state() != Account.State.DEACTIVATED)
            .orElseThrow(() -> MatrixException.forbidden("This user is not registered"));
    if (account.state() == Account.State.LOCKED) {
      throw new MatrixException(
          401, Errcode.USER_LOCKED, "This account is locked", Dict.of("soft_logout", true));
    }
    return account.user();
  }
}
