package org.stagedoor.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses.
 *
 * @param network the first bytes that addresses in it share
 * @param bits how many bits they share
 */
record Cidr(byte[] network, int bits) {
  /**
   * Reads {@code 10.0.0.0/8} or a single address.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("no address range: " + text);
    }
    byte[] network = address.getAddress();
    int width = network.length * 8;
    int bits = width;
    if (slash >= 0) {
      try {
        bits = Integer.parseInt(text.substring(slash + 1));
      } catch (NumberFormatException e) {
        bits = -1;
      }
    }
    if (bits < 0 || bits > width) {
      throw new IllegalArgumentException("no address range: " + text);
    }
    return new Cidr(network, bits);
  }

  /** Whether an address is in the range. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((bytes[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text is, if it is one; never asks the name service. */
  static @Nullable InetAddress literal(String text) {
    boolean six = text.indexOf(':') >= 0 && text.chars().allMatch(Cidr::isSixPart);
    if (!six && !isFour(text)) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean isSixPart(int c) {
    return c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static boolean isFour(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return dots == 3;
  }
}
