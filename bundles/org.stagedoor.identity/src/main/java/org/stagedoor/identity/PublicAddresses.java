package org.stagedoor.identity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Says which addresses are the Internet's. All others lead to somebody's own network, to this
 * machine, or nowhere, and a name in the DNS may say any of them.
 */
final class PublicAddresses {
  private static final List<Block> NOT_PUBLIC_4 =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 3));

  private static final Block GLOBAL_6 = Block.of("2000::", 3);

  /** Within the block above: tunnels to IPv4, benchmarks, examples. */
  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  /** How networks that have IPv6 alone reach IPv4: its address is in the last four bytes. */
  private static final Block NAT64 = Block.of("64:ff9b::", 96);

  private PublicAddresses() {}

  static boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return none(NOT_PUBLIC_4, bytes);
    }
    if (NAT64.has(bytes)) {
      return none(NOT_PUBLIC_4, Arrays.copyOfRange(bytes, 12, 16));
    }
    return GLOBAL_6.has(bytes) && none(NOT_PUBLIC_6, bytes);
  }

  private static boolean none(List<Block> blocks, byte[] address) {
    return blocks.stream().noneMatch(block -> block.has(address));
  }

  /** A block of addresses: those that begin with the same bits. */
  private record Block(List<Byte> start, int bits) {
    static Block of(String start, int bits) {
      try {
        byte[] bytes = InetAddress.getByName(start).getAddress();
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return new Block(List.of(boxed), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(start, e);
      }
    }

    boolean has(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
