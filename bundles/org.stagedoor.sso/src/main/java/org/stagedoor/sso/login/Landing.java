package org.stagedoor.sso.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Server;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.trip.Goal.Login;
import org.stagedoor.sso.trip.Once;

/** Leads who comes from a provider to her account, and on to her client. */
@Component(service = Landing.class)
public final class Landing {
  private static final int MAX_NAME = 256;

  private final Accounts accounts;
  private final LoginTokens tokens;
  private final Enroller enroller;
  private final Passes passes;
  private final Once once;
  private final Server server;
  private final SsoRules rules;

  /** Goes by the rules of single sign-on. */
  @Activate
  public Landing(
      @Reference Accounts accounts,
      @Reference LoginTokens tokens,
      @Reference Enroller enroller,
      @Reference Passes passes,
      @Reference Once once,
      @Reference Server server,
      @Reference SsoRules rules) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.enroller = enroller;
    this.passes = passes;
    this.once = once;
    this.server = server;
    this.rules = rules;
  }

  /**
   * Lets somebody in.
   *
   * @throws org.stagedoor.api.http.MatrixException 429 after too many new accounts
   */
  Reply land(String provider, Identity identity, Login login, Call call) {
    Subject subject = new Subject(provider, identity.subject());
    Newcomer newcomer =
        new Newcomer(
            subject,
            identity
                .attributes()
                .text("preferred_username")
                .or(() -> identity.attributes().text("email"))
                .map(Landing::cut)
                .orElse(""),
            new NameTemplate(rules.nameTemplate()).name(identity).map(Landing::cut).orElse(""),
            identity.attributes().text("name").filter(name -> !name.isBlank()).map(Landing::cut),
            identity.session(),
            UUID.randomUUID().toString(),
            login);
    Optional<UserId> user =
        enroller.account(newcomer, new NameTemplate(rules.nameTemplate()).exact(identity), call);
    return user.isPresent()
        ? lead(user.get(), login, call)
        : redirect(passes.account(newcomer, call.now()));
  }

  private static String cut(String text) {
    return text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text;
  }

  /** Leads a user on to the client; asks her before, if nobody vouches for it. */
  Reply lead(UserId user, Login login, Call call) {
    LoginPages pages = LoginPages.of(call);
    Account.State state = accounts.find(user).map(Account::state).orElse(Account.State.DEACTIVATED);
    if (state != Account.State.ACTIVE) {
      return pages.refused(403, state == Account.State.LOCKED ? "locked" : "deactivated");
    }
    ClientAddress client = new ClientAddress(URI.create(login.client()));
    if (client.known(rules.knownClients(), server.publicUri())) {
      return deliver(user, client, call);
    }
    return pages.confirm(client.origin(), user, onward(user, login, call));
  }

  /** Leads on who has an account now, once. */
  Reply settle(Newcomer newcomer, UserId user, Call call) {
    return once.use(newcomer.id(), Passes.until(call.now()), call.now())
        ? lead(user, newcomer.login(), call)
        : LoginPages.of(call).refused(403, "used");
  }

  private URI onward(UserId user, Login login, Call call) {
    String id = UUID.randomUUID().toString();
    return passes.onward(new Handover(user, accounts.generation(user), id, login), call.now());
  }

  /** Sends on who has said yes, once. */
  Reply deliver(Handover handover, Call call) {
    boolean good =
        accounts.generation(handover.user()) == handover.generation()
            && once.use(handover.id(), Passes.until(call.now()), call.now());
    return good
        ? deliver(handover.user(), new ClientAddress(URI.create(handover.login().client())), call)
        : LoginPages.of(call).refused(403, "used");
  }

  private Reply deliver(UserId user, ClientAddress client, Call call) {
    Duration lifetime = rules.tokenLifetime();
    return redirect(client.with(tokens.issue(user, lifetime, call.now()).token()));
  }

  static Reply redirect(URI target) {
    return new Reply.Web(302, new Page.Redirect(target));
  }
}
