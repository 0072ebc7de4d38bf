package org.stagedoor.account.threepid;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;

/** Addresses as people write them, in the form in which they are kept and compared. */
@Component(service = Addresses.class)
public final class Addresses {
  private final PhoneNumbers phones;

  /** Called by DS. */
  @Activate
  public Addresses(@Reference PhoneNumbers phones) {
    this.phones = phones;
  }

  /** An address of a medium; one of an unknown medium stays as it is. */
  public String canonical(String medium, String written) {
    return switch (medium) {
      case "email" ->
          EmailAddress.parse(written)
              .map(EmailAddress::canonical)
              .orElseGet(() -> written.strip().toLowerCase(Locale.ROOT));
      case "msisdn" -> phone("", written);
      default -> written;
    };
  }

  /**
   * A telephone number: the digits of the international one. What is no number comes back as its
   * digits alone, and so is nobody's.
   *
   * @param country two letters: where the number would be dialled as it stands; may be empty
   */
  public String phone(String country, String written) {
    return phones
        .read(country, written)
        .map(PhoneNumber::digits)
        .orElseGet(() -> written.replaceAll("[^0-9]", ""));
  }
}
