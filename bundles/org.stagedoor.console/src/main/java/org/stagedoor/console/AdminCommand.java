package org.stagedoor.console;

import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Account.Kind;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/** The command {@code admin}: how a server gets its first administrator. */
@Component(
    service = AdminCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=admin",
      "stagedoor.help=admin <user> on|off   make a user an administrator, or take that away"
    })
public final class AdminCommand {
  private final Accounts accounts;
  private final Users users;
  private final AuditTrail audit;
  private final InstantSource clock;

  /** Changes accounts in the store. */
  @Activate
  public AdminCommand(
      @Reference Accounts accounts, @Reference Server server, @Reference AuditTrail audit) {
    this(accounts, new Users(accounts, server), audit, InstantSource.system());
  }

  AdminCommand(Accounts accounts, Users users, AuditTrail audit, InstantSource clock) {
    this.accounts = accounts;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Changes who is an administrator.
   *
   * @param arguments the user, and {@code on} or {@code off}
   * @throws IllegalArgumentException if they are others, or there is no such user
   */
  public String admin(String... arguments) {
    if (arguments.length != 2 || !arguments[1].matches("on|off")) {
      throw new IllegalArgumentException("usage: admin <user> on|off");
    }
    Account account = users.find(arguments[0]);
    if (account.kind() != Kind.USER && account.kind() != Kind.ADMIN) {
      throw new IllegalArgumentException(account.user() + " is a guest or a bridge's user");
    }
    boolean on = arguments[1].equals("on");
    accounts.administer(account.user(), on);
    audit.done(
        Deed.byConsole(
            on ? "admin.on" : "admin.off",
            Optional.of(account.user()),
            clock.instant(),
            Dict.EMPTY));
    return account.user() + (on ? " is" : " is not") + " an administrator";
  }
}
