package org.stagedoor.stage.totp;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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
  private final Server server;

  /** Called by DS. */
  @Activate
  public TotpCommand(@Reference TotpSettings settings, @Reference Server server) {
    factors = settings.factors();
    this.server = server;
  }

  /**
   * Does what the first word says.
   *
   * @return what to print
   * @throws IllegalArgumentException if the words are others
   */
  public String totp(String... words) {
    if (words.length != 2) {
      throw usage();
    }
    UserId user = user(words[1]);
    return switch (words[0]) {
      case "show" -> show(user);
      case "remove" -> user + (factors.remove(user) ? ": removed" : " has no second factor");
      default -> throw usage();
    };
  }

  private String show(UserId user) {
    Optional<Factor> factor = factors.find(user);
    return user
        + factor
            .map(one -> ": enrolled, " + one.recovery().size() + " recovery codes left")
            .orElse(" has no second factor");
  }

  private UserId user(String text) {
    return UserId.parse(text.startsWith("@") ? text : "@" + text + ":" + server.name())
        .orElseThrow(TotpCommand::usage);
  }

  private static IllegalArgumentException usage() {
    return new IllegalArgumentException("usage: totp show | remove <user>");
  }
}
