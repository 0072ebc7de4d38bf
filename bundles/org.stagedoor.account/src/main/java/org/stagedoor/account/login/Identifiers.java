package org.stagedoor.account.login;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/** Understands the ways in which clients name the user who wants to log in. */
@Component(service = Identifiers.class)
public final class Identifiers {
  private final ThreePids threePids;
  private final Server server;

  /** Looks up third-party identifiers in the store. */
  @Activate
  public Identifiers(@Reference ThreePids threePids, @Reference Server server) {
    this.threePids = threePids;
    this.server = server;
  }

  /**
   * Whom a request names, whether that user exists or not.
   *
   * @return a user id; of nobody if the request names somebody of whom nothing is known here
   * @throws MatrixException 400 if the request names nobody, or in a way that is not understood
   */
  public UserId named(Fields fields) {
    Optional<Dict> identifier = fields.optionalDict("identifier");
    if (identifier.isPresent()) {
      return byIdentifier(new Fields(identifier.get()));
    }
    Optional<String> user = fields.optionalText("user");
    if (user.isPresent()) {
      return byUser(user.get());
    }
    if (fields.body().has("medium") || fields.body().has("address")) {
      return byThirdParty(fields);
    }
    throw MatrixException.missing("identifier");
  }

  private UserId byIdentifier(Fields identifier) {
    String type = identifier.text("type");
    return switch (type) {
      case "m.id.user" -> byUser(identifier.text("user"));
      case "m.id.thirdparty" -> byThirdParty(identifier);
      default ->
          throw MatrixException.invalid("identifier.type", "must be a type that is known here");
    };
  }

  /** Names of users are compared without regard to case, since people type them on telephones. */
  private UserId byUser(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    Optional<UserId> user =
        name.startsWith("@") ? UserId.parse(name) : UserId.of(name, server.name());
    return user.orElseGet(this::nobody);
  }

  private UserId byThirdParty(Fields fields) {
    String address = fields.text("address").strip().toLowerCase(Locale.ROOT);
    return threePids.owner(fields.text("medium"), address).orElseGet(this::nobody);
  }

  /** No new user may have such a name, so that checking her password takes the usual time. */
  private UserId nobody() {
    return new UserId("!", server.name());
  }
}
