package org.stagedoor.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity server that is trusted.
 *
 * @param host its name in the DNS, in small letters
 * @param port where it listens, with TLS
 * @param anywhere whether it may be at an address of a private network
 */
record IdentityServer(String host, int port, boolean anywhere) {
  private static final int HTTPS = 443;

  /** No address of IP: a certificate is for a name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** Reads {@code host} or {@code host:port}; empty if it is neither. */
  static Optional<IdentityServer> read(String written, boolean anywhere) {
    String[] parts = written.toLowerCase(Locale.ROOT).split(":", -1);
    if (parts.length > 2 || parts[0].length() > 253 || !NAME.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    if (parts.length == 1) {
      return Optional.of(new IdentityServer(parts[0], HTTPS, anywhere));
    }
    return parts[1].matches("[1-9][0-9]{0,4}") && Integer.parseInt(parts[1]) <= 65_535
        ? Optional.of(new IdentityServer(parts[0], Integer.parseInt(parts[1]), anywhere))
        : Optional.empty();
  }

  /** As clients name it. */
  String name() {
    return port == HTTPS ? host : host + ":" + port;
  }

  /** The address of one of its calls. */
  URI call(String path) {
    return URI.create("https://" + name() + "/_matrix/identity/v2" + path);
  }
}
