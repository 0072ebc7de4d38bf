package org.stagedoor.account.threepid;

/** Telephone numbers as people write them, made international. */
final class PhoneNumbers {
  /** The digits of a number; what is no number of anybody's comes back as its digits, too. */
  String international(String country, String number) {
    return number.replaceFirst("^\\s*00", "").replaceAll("[^0-9]", "");
  }
}
