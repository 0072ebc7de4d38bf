package org.stagedoor.sso.login;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;

/** Gives newcomers an account. */
@Component(service = Enroller.class)
public final class Enroller {
  private final Enrolments enrolments;
  private final Accounts accounts;
  private final Links links;
  private final Server server;
  private final SsoRules rules;

  /** Goes by the rules of registration and of single sign-on. */
  @Activate
  public Enroller(
      @Reference Enrolments enrolments,
      @Reference Accounts accounts,
      @Reference Links links,
      @Reference Server server,
      @Reference SsoRules rules) {
    this.enrolments = enrolments;
    this.accounts = accounts;
    this.links = links;
    this.server = server;
    this.rules = rules;
  }

  /** Whether newcomers get new accounts at all. */
  boolean open() {
    return rules.enrols(enrolments.open());
  }

  /**
   * Gives a newcomer the account that she would have without being asked.
   *
   * @return empty if she must be asked
   * @throws MatrixException 429 after too many from her address
   */
  Optional<UserId> unasked(Newcomer newcomer, Call call) {
    if (rules.adopts(newcomer.subject().provider())) {
      Optional<UserId> namesake = namesake(newcomer);
      if (namesake.isPresent()) {
        return Optional.of(links.add(newcomer.subject(), namesake.get(), call.now(), () -> {}));
      }
    }
    if (rules.asksForName() || newcomer.wish().isEmpty() || !open()) {
      return Optional.empty();
    }
    UserId user;
    try {
      user = enrolments.fit(newcomer.wish(), call.now());
    } catch (MatrixException unfit) {
      return Optional.empty();
    }
    return Optional.of(create(newcomer, user, call));
  }

  private Optional<UserId> namesake(Newcomer newcomer) {
    return UserId.of(newcomer.wish(), server.name())
        .flatMap(accounts::find)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .filter(
            account -> account.kind() == Account.Kind.USER || account.kind() == Account.Kind.ADMIN)
        .map(Account::user);
  }

  /**
   * Gives a newcomer the account that she asks for.
   *
   * @return hers; another than she asks for if she was given one this moment
   * @throws MatrixException 400 {@code M_INVALID_USERNAME}, {@code M_EXCLUSIVE} or {@code
   *     M_USER_IN_USE}; 403 {@code M_FORBIDDEN} if there are no new accounts; 429
   */
  UserId named(Newcomer newcomer, String name, Call call) {
    if (!open()) {
      throw MatrixException.forbidden("Registration is not open on this server");
    }
    Optional<UserId> known = links.user(newcomer.subject());
    return known.isPresent()
        ? known.get()
        : create(newcomer, enrolments.fit(name, call.now()), call);
  }

  private UserId create(Newcomer newcomer, UserId user, Call call) {
    enrolments.count(call);
    try {
      return links.add(
          newcomer.subject(),
          user,
          call.now(),
          () -> enrolments.create(user, newcomer.displayName(), call));
    } catch (MatrixException taken) {
      // Perhaps by herself, in another window.
      return links.user(newcomer.subject()).orElseThrow(() -> taken);
    }
  }
}
