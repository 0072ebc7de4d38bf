package org.stagedoor.validation.session;

import java.util.Optional;
import org.stagedoor.api.account.EmailAddress;

/** Identifiers as people write them, in the form in which they are kept and compared. */
final class Media {
  private Media() {}

  /** The canonical form; empty if it is no identifier of a medium that is known here. */
  static Optional<String> canonical(String medium, String written) {
    return switch (medium) {
      case "email" -> EmailAddress.parse(written).map(EmailAddress::canonical);
      case "msisdn" -> PhoneNumbers.international("", written);
      default -> Optional.empty();
    };
  }
}
