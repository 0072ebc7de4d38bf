package org.stagedoor.api.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What remote addresses are counted by. Whoever has one address of IPv6 has the other 2^64 of its
 * network too, so that the network stands for all of them.
 */
public final class Neighbourhood {
  private static final int NETWORK_BYTES = 8;

  private Neighbourhood() {}

  /**
   * The address itself, or the /64 network of an IPv6 address.
   *
   * @param address textual, as {@link Call.Origin#address}; what is none stands for itself
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // A text with a colon is never looked up by name.
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
