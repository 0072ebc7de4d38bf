package org.stagedoor.core.json;

import java.math.BigDecimal;

/** JSON's numbers, bounded so that no arithmetic on one can cost more than its text did. */
final class Numbers {
  /** A quadruple precision number in full has 36 digits. */
  private static final int MAX_LENGTH = 64;

  /** Of the order of what a double can hold. */
  private static final int MAX_EXPONENT = 400;

  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** The number that a JSON number's text is: a Long if it is whole and fits, else a BigDecimal. */
  static Object parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw outOfRange();
    }
    if (isShortInteger(text)) {
      return Long.valueOf(text);
    }
    try {
      return reduce(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw outOfRange(); // an exponent beyond an int
    }
  }

  private static Object reduce(BigDecimal number) {
    if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
      throw outOfRange();
    }
    boolean fits = number.compareTo(MIN_LONG) >= 0 && number.compareTo(MAX_LONG) <= 0;
    if (fits && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)) {
      return number.longValue();
    }
    return number;
  }

  /** Whether it surely is a long: 18 digits always fit. */
  private static boolean isShortInteger(String text) {
    if (text.length() > 18) {
      return false;
    }
    for (int i = text.charAt(0) == '-' ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  private static RuntimeException outOfRange() {
    return DictReader.bad("Number out of range");
  }
}
