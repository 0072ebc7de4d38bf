package org.stagedoor.validation.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says which {@code next_link} of a client a browser is sent to. Clients send one whether it is
 * wanted or not, so that one of another host is passed over rather than refused: the browser stays
 * on this server's page.
 */
final class NextLinks {
  private static final int MAX_LENGTH = 2048;

  private final Set<String> hosts;

  NextLinks(Collection<String> hosts) {
    this.hosts = Set.copyOf(hosts);
  }

  /** The link, if a browser may be sent there. */
  Optional<URI> allowed(String link) {
    if (link.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(link);
      boolean web = "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null && known(uri.getHost())
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean known(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT));
  }
}
