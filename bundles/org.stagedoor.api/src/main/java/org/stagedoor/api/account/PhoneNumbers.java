package org.stagedoor.api.account;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Understands telephone numbers, so that each has one meaning on this server, in whatever way it is
 * written. Called by any thread; costs microseconds.
 */
@ProviderType
public interface PhoneNumbers {
  /**
   * Reads a number.
   *
   * @param country two letters, in whatever case: where the number would be dialled as it stands;
   *     empty if it has its country's code, with or without {@code +}
   * @return empty if that is no telephone number at all; otherwise one that may still be {@link
   *     PhoneNumber.Kind#INVALID}
   */
  Optional<PhoneNumber> read(String country, String written);

  /** The countries that numbers are of, in no order. */
  List<Country> countries();

  /**
   * A country.
   *
   * @param code two capital letters
   * @param prefix what its international numbers begin with, such as 44
   * @param example the digits of an international mobile number as it might be
   */
  record Country(String code, int prefix, String example) {}
}
