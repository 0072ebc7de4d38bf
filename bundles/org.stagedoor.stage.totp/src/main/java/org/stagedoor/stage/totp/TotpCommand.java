package org.stagedoor.stage.totp;

import java.time.InstantSource;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;

/** The shell command {@code totp}: for operators, whom users ask who have lost everything. */
@Component(
    service = TotpCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=totp",
      "stagedoor.help=totp show | remove <user>   the second factor of a user"
    })
public final class TotpCommand {
  private final Factors factors;
  private final Users users;
  private final FactorAudit audit;
  private final InstantSource clock;

  /** Called by DS. */
  @Activate
  public TotpCommand(
      @Reference TotpSettings settings,
      @Reference Accounts accounts,
      @Reference Server server,
      @Reference AuditTrail trail) {
    this(
        settings.factors(),
        new Users(accounts::find, server),
        new FactorAudit(trail),
        InstantSource.system());
  }

  TotpCommand(Factors factors, Users users, FactorAudit audit, InstantSource clock) {
    this.factors = factors;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Does what the first word says.
   *
   * @return what to print
   * @throws IllegalArgumentException if the words are others, or there is no such user
   */
  public String totp(String... words) {
    String verb = words.length == 2 ? words[0] : "";
    return switch (verb) {
      case "show" -> show(users.find(words[1]));
      case "remove" -> remove(users.find(words[1]));
      default -> throw new IllegalArgumentException("usage: totp show | remove <user>");
    };
  }

  private String remove(UserId user) {
    if (!factors.remove(user)) {
      return user + " has no second factor";
    }
    audit.byConsole(FactorAudit.REMOVE, user, clock.instant());
    return user + ": removed";
  }

  private String show(UserId user) {
    Optional<Factor> factor = factors.find(user);
    return user
        + factor
            .map(one -> ": enrolled, " + one.recovery().size() + " recovery codes left")
            .orElse(" has no second factor");
  }
}
