package org.stagedoor.api.account;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address in the one form in which it is kept, compared and written to: in small letters,
 * its domain as it stands in the DNS. Mail goes to this form alone, so that whatever two spellings
 * fall together prove the same mailbox.
 *
 * @param local the part before the at sign: dot-separated words of ASCII, 1 to 64 characters
 * @param domain two labels at least, international ones as {@code xn--…}
 */
public record EmailAddress(String local, String domain) {
  private static final int MAX_LENGTH = 254;
  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  /** Its last label is no number, or it would be an address of IP. */
  private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

  /**
   * Checks the grammar.
   *
   * @throws IllegalArgumentException if it is no address in this form
   */
  public EmailAddress {
    if (local.length() > 64
        || local.length() + domain.length() + 1 > MAX_LENGTH
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("no email address");
    }
  }

  /**
   * The address that somebody wrote, if it is one. White space around it is forgiven; names,
   * comments, quotes and characters beyond ASCII before the at sign are not.
   */
  public static Optional<EmailAddress> parse(String written) {
    String text = written.strip();
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > MAX_LENGTH || !ascii(text.substring(0, at))) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      return Optional.of(
          new EmailAddress(
              text.substring(0, at).toLowerCase(Locale.ROOT), domain.toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Or small letters of other characters would become letters of ASCII. */
  private static boolean ascii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }

  /** The whole address, {@code local@domain}. */
  public String canonical() {
    return local + "@" + domain;
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "EmailAddress";
  }
}
