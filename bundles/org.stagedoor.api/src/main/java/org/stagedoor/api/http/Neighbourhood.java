package org.stagedoor.api.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What remote addresses are counted by. Whoever has one address of IPv6 has the other 2^64 of its
 * network too, so that the network stands for all of them.
 */
public final class Neighbourhood {
  private static final int NETWORK_BYTES = 8;
  private static final int SITE_BYTES = 6;

  private Neighbourhood() {}

  /**
   * The address itself, or the /64 network of an IPv6 address.
   *
   * @param address textual, as {@link Call.Origin#address}; what is none stands for itself
   */
  public static String of(String address) {
    return parse(address)
        .map(
            parsed ->
                parsed instanceof Inet6Address
                    ? hex(parsed, NETWORK_BYTES) + "/64"
                    : parsed.getHostAddress())
        .orElse(address);
  }

  /**
   * The /48 network of an IPv6 address, as providers give them to a house; empty for others, of
   * which there are not enough to give away.
   *
   * @param address as for {@link #of}
   */
  public static Optional<String> site(String address) {
    return parse(address)
        .filter(Inet6Address.class::isInstance)
        .map(parsed -> hex(parsed, SITE_BYTES) + "/48");
  }

  private static String hex(InetAddress address, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes));
  }

  private static Optional<InetAddress> parse(String address) {
    if (address.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      // A text with a colon is never looked up by name.
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
