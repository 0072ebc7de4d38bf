package org.stagedoor.validation.session;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;

/** Telephone numbers as people write them, made international. */
public final class PhoneNumbers {
  private static final int MAX_LENGTH = 64;

  private PhoneNumbers() {}

  /**
   * The digits of the international number: {@code 447700900123} for {@code 07700 900123} in {@code
   * GB}.
   *
   * @param country two letters: where the number would be dialled as it stands; empty if the number
   *     has its country's code
   * @return empty if there can be no such number
   */
  public static Optional<String> international(String country, String written) {
    String number = written.strip();
    if (number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String complete = country.isEmpty() && !number.startsWith("+") ? "+" + number : number;
    try {
      PhoneNumber parsed = numbers.parse(complete, country.toUpperCase(Locale.ROOT));
      return numbers.isPossibleNumber(parsed)
          ? Optional.of(numbers.format(parsed, PhoneNumberFormat.E164).substring(1))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
