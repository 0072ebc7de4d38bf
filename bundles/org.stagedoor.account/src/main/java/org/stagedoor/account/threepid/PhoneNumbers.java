package org.stagedoor.account.threepid;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;

/** Telephone numbers as people write them, made international. */
final class PhoneNumbers {
  /**
   * The digits of the international number: {@code 447700900123} for {@code 07700 900123} in {@code
   * GB}. What is no number comes back as its digits alone, and so is nobody's.
   *
   * @param country two letters; where the number would be dialled as it stands; may be empty
   */
  String international(String country, String number) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String written = country.isEmpty() && !number.strip().startsWith("+") ? "+" + number : number;
    try {
      PhoneNumber parsed = numbers.parse(written, country.toUpperCase(Locale.ROOT));
      return numbers.format(parsed, PhoneNumberUtil.PhoneNumberFormat.E164).substring(1);
    } catch (NumberParseException e) {
      return number.replaceAll("[^0-9]", "");
    }
  }
}
