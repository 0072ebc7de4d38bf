package org.stagedoor.sms.http;

/**
 * How a text goes over the air: in the alphabet of GSM 03.38, or in UCS-2 if one character is not
 * in that. By it gateways count what a text costs.
 */
enum Alphabet {
  /** 7 bits a character; 14 for some. */
  GSM("0", 160, 153),
  /** 16 bits. */
  UCS2("2", 70, 67);

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€\f";

  private final String coding;
  private final int alone;
  private final int joined;

  Alphabet(String coding, int alone, int joined) {
    this.coding = coding;
    this.alone = alone;
    this.joined = joined;
  }

  /** The one that a text takes. */
  static Alphabet of(String text) {
    boolean all = text.chars().allMatch(each -> (BASIC + EXTENDED).indexOf(each) >= 0);
    return all ? GSM : UCS2;
  }

  /** How gateways that follow the standard's data coding scheme call it. */
  String coding() {
    return coding;
  }

  /** How many messages a text takes on the air, 1 or more. */
  int segments(String text) {
    int length = text.length();
    if (this == GSM) {
      length += (int) text.chars().filter(each -> EXTENDED.indexOf(each) >= 0).count();
    }
    return length <= alone ? 1 : (length + joined - 1) / joined;
  }
}
