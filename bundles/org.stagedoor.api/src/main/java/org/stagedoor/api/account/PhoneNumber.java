package org.stagedoor.api.account;

/**
 * A telephone number.
 *
 * @param digits of the international number, without {@code +}: {@code 447700900123}; the address
 *     of a {@link ThreePid}
 * @param country two capital letters; empty for a number of none, or of one that is not known
 * @param kind what can be expected of it
 */
public record PhoneNumber(String digits, String country, Kind kind) {
  /** What can be expected of a number. */
  public enum Kind {
    /** It takes text messages. */
    MOBILE,
    /** It is of a house, and may take text messages. */
    FIXED,
    /** It is of the Internet, and may take text messages. */
    INTERNET,
    /** Who calls pays more than usual, or the callee does; also numbers of services. */
    SPECIAL,
    /** It is short, such as those for emergencies. */
    SHORT,
    /** There is no such number as far as numbering plans are known. */
    INVALID
  }

  /** As it is dialled from abroad. */
  public String international() {
    return "+" + digits;
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "PhoneNumber[" + country + " " + kind + "]";
  }
}
