package org.stagedoor.account.threepid;

import java.util.Locale;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.account.EmailAddress;

/** Addresses as people write them, in the form in which they are kept and compared. */
@Component(service = Addresses.class)
public final class Addresses {
  private final PhoneNumbers phones = new PhoneNumbers();

  /** An address of a medium; one of an unknown medium stays as it is. */
  public String canonical(String medium, String written) {
    return switch (medium) {
      case "email" ->
          EmailAddress.parse(written)
              .map(EmailAddress::canonical)
              .orElseGet(() -> written.strip().toLowerCase(Locale.ROOT));
      case "msisdn" -> phones.international("", written);
      default -> written;
    };
  }

  /**
   * A telephone number.
   *
   * @param country two letters: where the number would be dialled as it stands
   */
  public String phone(String country, String written) {
    return phones.international(country, written);
  }
}
