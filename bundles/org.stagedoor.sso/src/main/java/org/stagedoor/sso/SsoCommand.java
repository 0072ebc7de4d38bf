package org.stagedoor.sso;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
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
  private final AuditTrail trail;
  private final InstantSource clock;

  /** Called by DS. */
  @Activate
  public SsoCommand(
      @Reference Providers providers,
      @Reference Links links,
      @Reference Accounts accounts,
      @Reference Server server,
      @Reference AuditTrail trail) {
    this(providers, links, accounts, server, trail, InstantSource.system());
  }

  SsoCommand(
      Providers providers,
      Links links,
      Accounts accounts,
      Server server,
      AuditTrail trail,
      InstantSource clock) {
    this.providers = providers;
    this.links = links;
    this.accounts = accounts;
    this.server = server;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Does what the first word says.
   *
   * @return what to print
   * @throws IllegalArgumentException if the words are others, or there is no such user
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
    UserId owner =
        links.add(subject, user, clock.instant(), () -> keep("provider.link", subject, user));
    if (!owner.equals(user)) {
      throw new IllegalArgumentException("it is linked to " + owner + " already");
    }
    return "linked";
  }

  private String unlink(Subject subject) {
    Optional<UserId> owner = links.user(subject);
    if (!links.remove(subject)) {
      throw new IllegalArgumentException("it is linked to nobody");
    }
    owner.ifPresent(user -> keep("provider.unlink", subject, user));
    return "unlinked";
  }

  private void keep(String event, Subject subject, UserId user) {
    Dict details = Dict.of("provider", subject.provider(), "subject", subject.id());
    trail.done(Deed.byConsole(event, Optional.of(user), clock.instant(), details));
  }

  private UserId user(String name) {
    String id = name.startsWith("@") ? name : "@" + name + ":" + server.name();
    return UserId.parse(id)
        .flatMap(accounts::find)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .map(Account::user)
        .orElseThrow(() -> new IllegalArgumentException("there is no user " + id));
  }
}
