package org.stagedoor.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the HTTP edge is set, checked.
 *
 * @param name the server name
 * @param publicUri the address under which browsers reach us, without a slash at its end
 * @param bodyLimit how large a request's body may be, in bytes
 * @param proxies whose X-Forwarded-For is believed
 * @param absence how long requests wait for a service that is being updated
 */
record Settings(String name, URI publicUri, int bodyLimit, List<Cidr> proxies, Duration absence) {
  Settings {
    proxies = List.copyOf(proxies);
  }

  /** Whether browsers reach us encrypted, so that cookies may demand it. */
  boolean secure() {
    return "https".equals(publicUri.getScheme());
  }
}
