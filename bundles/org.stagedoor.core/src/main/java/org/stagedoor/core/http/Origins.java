package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Call;

/**
 * Tells where requests come from.
 *
 * @param proxies whose word is believed
 */
record Origins(Proxies proxies) {
  private static final int MAX_AGENT = 512;

  Call.Origin of(HttpServletRequest request) {
    return new Call.Origin(
        address(request),
        agent(request.getHeader("User-Agent")),
        Languages.parse(request.getHeader("Accept-Language")));
  }

  private String address(HttpServletRequest request) {
    String peer = plain(request.getRemoteAddr());
    if (proxies.trusted().isEmpty()) {
      return peer;
    }
    List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
    return forwarded.isEmpty() ? peer : proxies.client(peer, forwarded);
  }

  /** Containers differ in whether they put brackets around an IPv6 address. */
  private static String plain(String address) {
    return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
  }

  private static String agent(@Nullable String header) {
    if (header == null) {
      return "";
    }
    return header.length() > MAX_AGENT ? header.substring(0, MAX_AGENT) : header;
  }
}
