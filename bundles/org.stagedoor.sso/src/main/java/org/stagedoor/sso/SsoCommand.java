package org.stagedoor.sso;

import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.provider.Providers;

/** The shell command {@code sso}: identity providers, and who is who there. */
@Component(
    service = SsoCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=sso",
      "stagedoor.help=sso providers | show USER | link USER PROVIDER SUBJECT"
          + " | unlink PROVIDER SUBJECT   single sign-on"
    })
public final class SsoCommand {
  private final Providers providers;
  private final Links links;
  private final Accounts accounts;
  private final Server server;
  private final InstantSource clock = InstantSource.system();

  /** Called by DS. */
  @Activate
  public SsoCommand(
      @Reference Providers providers,
      @Reference Links links,
      @Reference Accounts accounts,
      @Reference Server server) {
    this.providers = providers;
    this.links = links;
    this.accounts = accounts;
    this.server = server;
  }

  /**
   * Does what the first word says.
   *
   * @return what to print
   * @throws IllegalArgumentException if the words are others
   */
  public String sso(String... words) {
    String verb = words.length == 0 ? "" : words[0] + " " + words.length;
    return switch (verb) {
      case "providers 1" -> list();
      case "show 2" -> show(user(words[1]));
      case "link 4" -> link(user(words[1]), new Subject(words[2], words[3]));
      case "unlink 3" -> unlink(new Subject(words[1], words[2]));
      default ->
          throw new IllegalArgumentException(
              "usage: sso providers | show USER | link USER PROVIDER SUBJECT"
                  + " | unlink PROVIDER SUBJECT");
    };
  }

  private String list() {
    return lines(providers.all().stream().map(one -> line(one.description())));
  }

  private static String line(Description one) {
    return one.id() + "   " + one.name() + " (" + one.protocol() + ")";
  }

  private String show(UserId user) {
    return lines(links.of(user).stream().map(subject -> subject.provider() + "   " + subject.id()));
  }

  private static String lines(Stream<String> each) {
    String lines = each.collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "there are none" : lines;
  }

  private String link(UserId user, Subject subject) {
    UserId owner = links.add(subject, user, clock.instant(), () -> {});
    if (!owner.equals(user)) {
      throw new IllegalArgumentException("it is linked to " + owner + " already");
    }
    return "linked";
  }

  private String unlink(Subject subject) {
    if (!links.remove(subject)) {
      throw new IllegalArgumentException("it is linked to nobody");
    }
    return "unlinked";
  }

  private UserId user(String name) {
    return (name.startsWith("@") ? UserId.parse(name) : UserId.of(name, server.name()))
        .flatMap(accounts::find)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .map(Account::user)
        .orElseThrow(() -> new IllegalArgumentException("there is no such user"));
  }
}
