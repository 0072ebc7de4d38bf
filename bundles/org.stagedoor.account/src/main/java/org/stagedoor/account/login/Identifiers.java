package org.stagedoor.account.login;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.threepid.Addresses;
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
  private final Addresses addresses;

  /**
   * Whom a request names.
   *
   * @param key the same for all ways to name the same user; guesses are counted by it
   * @param user the user, who may be unknown, and certainly is where the name can be nobody's
   */
  record Named(String key, UserId user) {}

  /** Looks up third-party identifiers in the store. */
  @Activate
  public Identifiers(
      @Reference ThreePids threePids, @Reference Server server, @Reference Addresses addresses) {
    this.threePids = threePids;
    this.server = server;
    this.addresses = addresses;
  }

  /**
   * Whom a request names, whether there is such a user or not.
   *
   * @throws MatrixException 400 if the request names nobody, or in a way that is not understood
   */
  Named named(Fields fields) {
    Optional<Dict> identifier = fields.optionalDict("identifier");
    if (identifier.isPresent()) {
      return byIdentifier(new Fields(identifier.get()));
    }
    Optional<String> user = fields.optionalText("user");
    if (user.isPresent()) {
      return byUser(user.get());
    }
    if (fields.body().get("medium") == null && fields.body().get("address") == null) {
      throw MatrixException.missing("identifier");
    }
    return byThirdParty(fields.text("medium"), fields.text("address"));
  }

  private Named byIdentifier(Fields identifier) {
    return switch (identifier.text("type")) {
      case "m.id.user" -> byUser(identifier.text("user"));
      case "m.id.thirdparty" -> byThirdParty(identifier.text("medium"), identifier.text("address"));
      case "m.id.phone" -> byPhone(identifier);
      default -> throw MatrixException.invalid("identifier.type", "must be a type known here");
    };
  }

  private Named byUser(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    Optional<UserId> user =
        name.startsWith("@") && name.indexOf(':') > 0
            ? UserId.parse(name)
                .filter(id -> id.server().equalsIgnoreCase(server.name()))
                .flatMap(id -> UserId.of(id.localpart(), server.name()))
            : UserId.of(name, server.name());
    return new Named(user.map(UserId::toString).orElse(name), user.orElseGet(this::nobody));
  }

  private Named byPhone(Fields identifier) {
    String number = identifier.optionalText("phone").orElseGet(() -> identifier.text("number"));
    return owner("msisdn", addresses.phone(identifier.text("country"), number));
  }

  private Named byThirdParty(String medium, String written) {
    return owner(medium, addresses.canonical(medium, written));
  }

  private Named owner(String medium, String address) {
    Optional<UserId> owner = threePids.owner(medium, address);
    return new Named(
        owner.map(UserId::toString).orElse(medium + ":" + address), owner.orElseGet(this::nobody));
  }

  /** No new user may have such a name, so that checking her password takes the usual time. */
  private UserId nobody() {
    return new UserId("!", server.name());
  }
}
