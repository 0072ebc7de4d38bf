package org.stagedoor.validation.session;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.message.Messenger;

/** The media of identifiers: how these are written, and what sends to them. Used by any thread. */
@Component(service = Media.class)
public final class Media {
  private final Messengers messengers;
  private final PhoneNumbers phones;

  /** Called by DS. */
  @Activate
  public Media(@Reference Messengers messengers, @Reference PhoneNumbers phones) {
    this.messengers = messengers;
    this.phones = phones;
  }

  /**
   * An identifier as people write it, in the form in which it is kept and compared.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if it is none of a medium known here
   */
  String canonical(String medium, String written) {
    Optional<String> address =
        switch (medium) {
          case "email" -> EmailAddress.parse(written).map(EmailAddress::canonical);
          case "msisdn" ->
              phones
                  .read("", written)
                  .filter(number -> number.kind() != PhoneNumber.Kind.INVALID)
                  .map(PhoneNumber::digits);
          default -> Optional.empty();
        };
    return address.orElseThrow(
        () -> MatrixException.invalid("address", "can't be one of " + medium));
  }

  /**
   * What sends to an identifier.
   *
   * @throws MatrixException 400 {@code M_THREEPID_MEDIUM_NOT_SUPPORTED} if there is nothing, 400
   *     {@code M_INVALID_PARAM} or 403 {@code M_THREEPID_DENIED} if it sends elsewhere only
   */
  Messenger messenger(String medium, String address) {
    Messenger messenger = messengers.orRefuse(medium);
    messenger.check(address);
    return messenger;
  }

  boolean reaches(String medium) {
    return messengers.of(medium).isPresent();
  }

  boolean reaches(String medium, String address) {
    try {
      messenger(medium, canonical(medium, address));
      return true;
    } catch (MatrixException e) {
      return false;
    }
  }
}
