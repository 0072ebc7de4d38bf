package org.stagedoor.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/**
 * The command {@code login-token}: a token to send to a user by mail or SMS, with which she logs in
 * or passes the stage m.login.token.
 */
@Component(
    service = LoginTokenCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=loginToken",
      "stagedoor.help=login-token <user> [minutes]   make a login token, good once, for 10 minutes"
    })
public final class LoginTokenCommand {
  private static final int MAX_MINUTES = 24 * 60;

  private final LoginTokens tokens;
  private final Users users;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** Called by DS. */
  @Activate
  public LoginTokenCommand(
      @Reference LoginTokens tokens,
      @Reference Accounts accounts,
      @Reference Server server,
      @Reference AuditTrail audit) {
    this(tokens, new Users(accounts, server), audit, InstantSource.system());
  }

  LoginTokenCommand(LoginTokens tokens, Users users, AuditTrail audit, InstantSource clock) {
    this.tokens = tokens;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param arguments the user, and perhaps for how many minutes: 1 to 1440
   * @return the token; secret
   * @throws IllegalArgumentException if they are others, or there is no such user
   */
  public String loginToken(String... arguments) {
    if (arguments.length < 1 || arguments.length > 2) {
      throw new IllegalArgumentException("usage: login-token <user> [minutes]");
    }
    Account account = users.find(arguments[0]);
    if (account.state() != Account.State.ACTIVE) {
      throw new IllegalArgumentException(account.user() + " is locked");
    }
    Duration lifetime = Duration.ofMinutes(arguments.length == 1 ? 10 : minutes(arguments[1]));
    Instant now = clock.instant();
    String token = tokens.issue(account.user(), lifetime, now).token();
    Dict details = Dict.of("seconds", lifetime.toSeconds());
    audit.done(Deed.byConsole("token.issue", Optional.of(account.user()), now, details));
    return token;
  }

  private static int minutes(String text) {
    int minutes = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (minutes < 1 || minutes > MAX_MINUTES) {
      throw new IllegalArgumentException("minutes must be 1 to " + MAX_MINUTES);
    }
    return minutes;
  }
}
