package org.stagedoor.sso.logout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.link.Subject;

/**
 * Which user a session at a provider is of, so that she can be logged out when it ends: of each
 * user her latest sessions.
 */
@Component(service = ProviderSessions.class)
public final class ProviderSessions {
  private static final String LATEST = "org.stagedoor.sso.sessions";
  private static final String SESSION = "org.stagedoor.sso/session/";
  private static final int KEPT = 20;

  private final BundleData sessions;
  private final UserData users;
  private final Transactions transactions;

  /** Keeps them in the store. */
  @Activate
  public ProviderSessions(
      @Reference BundleData sessions,
      @Reference UserData users,
      @Reference Transactions transactions) {
    this.sessions = sessions;
    this.users = users;
    this.transactions = transactions;
  }

  /** Notes that a user has logged in by a session, and forgets all but her latest 20. */
  public void began(UserId user, String provider, String session) {
    String name = name(provider, session);
    transactions.required(
        () -> {
          List<String> before =
              users.get(user, LATEST).flatMap(kept -> kept.texts("names")).orElse(List.of());
          List<String> after =
              Stream.concat(before.stream().filter(one -> !one.equals(name)), Stream.of(name))
                  .toList();
          int surplus = Math.max(0, after.size() - KEPT);
          after.subList(0, surplus).forEach(one -> sessions.update(one, kept -> Dict.EMPTY));
          sessions.update(name, kept -> Dict.of("user", user.toString()));
          Dict latest = Dict.of("names", after.subList(surplus, after.size()));
          return users.update(user, LATEST, kept -> latest);
        });
  }

  /** Whose session it is, if one of the latest; it is forgotten. */
  Optional<UserId> ended(String provider, String session) {
    String name = name(provider, session);
    Optional<UserId> user =
        sessions.get(name).flatMap(kept -> kept.text("user")).flatMap(UserId::parse);
    user.ifPresent(found -> sessions.update(name, kept -> Dict.EMPTY));
    return user;
  }

  private static String name(String provider, String session) {
    return SESSION + new Subject(provider, session).digest();
  }
}
