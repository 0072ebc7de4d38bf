package org.stagedoor.stage.password;

import java.util.Locale;
import java.util.Optional;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.stage.Input;

/** Finds out whom an attempt names. */
final class Identification {
  private final Server server;
  private final ThreePids threePids;
  private final PhoneNumbers phones;

  Identification(Server server, ThreePids threePids, PhoneNumbers phones) {
    this.server = server;
    this.threePids = threePids;
    this.phones = phones;
  }

  /**
   * Whom an attempt names.
   *
   * @param key the same for all ways to write the same name; guesses at unknown users are counted
   *     by it
   * @param user the user, of whom it is not known yet whether there is one; empty if there can't be
   */
  record Named(String key, Optional<UserId> user) {
    /** A user who needs no look-up. */
    static Named of(UserId user) {
      return new Named(user.toString(), Optional.of(user));
    }
  }

  /**
   * Whom an attempt names; empty if it names nobody.
   *
   * @throws MatrixException 400 if the fields are not as they must be
   */
  Optional<Named> of(Input input) {
    Fields fields = new Fields(input.fields());
    if (fields.optionalDict("identifier").isPresent()) {
      return Optional.of(identifier(new Fields(fields.dict("identifier"))));
    }
    Optional<String> user = fields.optionalText("user");
    if (user.isPresent()) {
      // Who types into a page does not say which kind of name it is.
      return Optional.of(input instanceof Input.Browser ? typed(user.get()) : user(user.get()));
    }
    if (fields.body().get("medium") == null && fields.body().get("address") == null) {
      return Optional.empty();
    }
    return Optional.of(threePid(fields.text("medium"), fields.text("address")));
  }

  private Named typed(String text) {
    if (text.strip().matches("\\+[0-9 ().-]+")) {
      return threePid("msisdn", text);
    }
    return text.indexOf('@') > 0 ? threePid("email", text) : user(text);
  }

  private Named identifier(Fields fields) {
    return switch (fields.text("type")) {
      case "m.id.user" -> user(fields.text("user"));
      case "m.id.thirdparty" -> threePid(fields.text("medium"), fields.text("address"));
      case "m.id.phone" -> {
        String number = fields.optionalText("phone").orElseGet(() -> fields.text("number"));
        yield owner("msisdn", phone(fields.text("country"), number));
      }
      default -> throw MatrixException.invalid("identifier.type", "is of no known kind");
    };
  }

  private Named user(String text) {
    String name = text.strip();
    Optional<UserId> user =
        name.startsWith("@") && name.indexOf(':') > 0
            ? UserId.parse(name).filter(id -> id.server().equalsIgnoreCase(server.name()))
            : UserId.of(name, server.name());
    return new Named(user.map(UserId::toString).orElse(name).toLowerCase(Locale.ROOT), user);
  }

  private Named threePid(String medium, String text) {
    return owner(medium, canonical(medium, text));
  }

  private Named owner(String medium, String address) {
    return new Named(medium + ":" + address, threePids.owner(medium, address));
  }

  /** What is no number is nobody's. */
  private String phone(String country, String text) {
    return phones
        .read(country, text)
        .map(PhoneNumber::digits)
        .orElseGet(() -> text.replaceAll("[^0-9]", ""));
  }

  private String canonical(String medium, String text) {
    return switch (medium) {
      case "msisdn" -> phone("", text);
      case "email" ->
          EmailAddress.parse(text)
              .map(EmailAddress::canonical)
              .orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
      default -> text.strip().toLowerCase(Locale.ROOT);
    };
  }
}
