package org.stagedoor.core.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whose word on a client's address is believed.
 *
 * @param trusted the addresses of our reverse proxies
 */
record Proxies(List<Cidr> trusted) {
  Proxies {
    trusted = List.copyOf(trusted);
  }

  /**
   * The client's address: the last hop that is no proxy of ours. What stands before that hop in the
   * header, the client may have written itself.
   *
   * @param peer the address that the connection came from
   * @param forwarded the values of the {@code X-Forwarded-For} headers, in order
   */
  String client(String peer, List<String> forwarded) {
    String address = peer;
    List<String> hops = hops(forwarded);
    for (String hop : hops) {
      Optional<InetAddress> here = Optional.ofNullable(Cidr.literal(address));
      if (here.isEmpty() || !isTrusted(here.get())) {
        return address;
      }
      InetAddress next = Cidr.literal(hop);
      if (next == null) {
        return address; // not an address: nothing to believe any more
      }
      address = next.getHostAddress();
    }
    return address;
  }

  boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /** Nearest first. */
  private static List<String> hops(List<String> forwarded) {
    List<String> hops = new ArrayList<>();
    for (String header : forwarded) {
      for (String hop : header.split(",", -1)) {
        hops.add(withoutPort(hop.strip()));
      }
    }
    Collections.reverse(hops);
    return hops;
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
