package org.stagedoor.sso.login;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.logout.ProviderSessions;

/** Gives newcomers an account. */
@Component(service = Enroller.class)
public final class Enroller {
  private final Enrolments enrolments;
  private final Admission admission;
  private final Accounts accounts;
  private final Links links;
  private final ProviderSessions sessions;
  private final Server server;
  private final SsoRules rules;
  private final AuditTrail trail;

  /** Goes by the rules of registration and of single sign-on. */
  @Activate
  public Enroller(
      @Reference Enrolments enrolments,
      @Reference Admission admission,
      @Reference Accounts accounts,
      @Reference Links links,
      @Reference ProviderSessions sessions,
      @Reference Server server,
      @Reference SsoRules rules,
      @Reference AuditTrail trail) {
    this.enrolments = enrolments;
    this.admission = admission;
    this.accounts = accounts;
    this.links = links;
    this.sessions = sessions;
    this.server = server;
    this.rules = rules;
    this.trail = trail;
  }

  /**
   * The account of somebody; of who comes for the first time the one that she gets unasked.
   *
   * @param exact her name exactly as the provider writes it, if it is to be relied on
   * @return empty if she must be asked
   * @throws MatrixException 429 after too many from her address
   */
  Optional<UserId> account(Newcomer newcomer, Optional<String> exact, Call call) {
    Optional<UserId> user =
        links
            .user(newcomer.subject())
            .or(() -> exact.flatMap(name -> adopted(newcomer.subject(), name, call)))
            .or(() -> unasked(newcomer, call));
    user.ifPresent(found -> note(newcomer, found));
    return user;
  }

  /** Her session at the provider, whose end is perhaps told one day. */
  private void note(Newcomer newcomer, UserId user) {
    if (newcomer.session().isPresent() && active(user)) {
      sessions.began(user, newcomer.subject().provider(), newcomer.session().get());
    }
  }

  private boolean active(UserId user) {
    return accounts.find(user).map(Account::state).filter(Account.State.ACTIVE::equals).isPresent();
  }

  private Optional<UserId> unasked(Newcomer newcomer, Call call) {
    if (rules.asksForName() || newcomer.wish().isEmpty() || !admission.open()) {
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

  /** The account of her name where the provider names accounts here; an administrator's never. */
  private Optional<UserId> adopted(Subject subject, String name, Call call) {
    if (!rules.adopts(subject.provider())) {
      return Optional.empty();
    }
    return UserId.of(name, server.name())
        .flatMap(accounts::find)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .filter(account -> account.kind() == Account.Kind.USER)
        .flatMap(account -> adopted(subject, account.user(), call));
  }

  private Optional<UserId> adopted(Subject subject, UserId user, Call call) {
    boolean known = links.user(subject).isPresent();
    Optional<UserId> owner = links.adopt(subject, user, call.now());
    if (!known && owner.filter(user::equals).isPresent()) {
      keep("provider.adopt", subject, user, call);
    }
    return owner;
  }

  /** Whoever is somebody at the provider may be this user here from now on. */
  private void keep(String event, Subject subject, UserId user, Call call) {
    trail.done(
        new Deed(
            event,
            Optional.of(user),
            Optional.of(user.toString()),
            Optional.of(call.origin().address()),
            call.now(),
            Dict.of("provider", subject.provider(), "subject", subject.id())));
  }

  /**
   * Gives a newcomer the account that she asks for.
   *
   * @return hers; another than she asks for if she was given one this moment
   * @throws MatrixException 400 {@code M_INVALID_USERNAME}, {@code M_EXCLUSIVE} or {@code
   *     M_USER_IN_USE}; 403 {@code M_FORBIDDEN} if there are no new accounts; 429
   */
  UserId named(Newcomer newcomer, String name, Call call) {
    if (!admission.open()) {
      throw MatrixException.forbidden("Registration is not open on this server");
    }
    UserId user =
        links
            .user(newcomer.subject())
            .orElseGet(() -> create(newcomer, enrolments.fit(name, call.now()), call));
    note(newcomer, user);
    return user;
  }

  /**
   * Gives a newcomer an account that is there, and hers; in the transaction of the thread.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN} if she has another one by now
   */
  void link(Newcomer newcomer, UserId user, Call call) {
    UserId owner = links.add(newcomer.subject(), user, call.now(), () -> {});
    if (!owner.equals(user)) {
      throw MatrixException.forbidden("It is linked to another account already");
    }
    keep("provider.link", newcomer.subject(), user, call);
    note(newcomer, user);
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
