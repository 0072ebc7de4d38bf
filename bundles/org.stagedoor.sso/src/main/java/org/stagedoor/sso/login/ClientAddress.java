package org.stagedoor.sso.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a client wants the browser back.
 *
 * @param uri of a site, or of an app's own scheme
 */
record ClientAddress(URI uri) {
  private static final String TOKEN = "loginToken";
  private static final int MAX = 2000;
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

  /** What a browser itself would run, show or fetch. */
  private static final Set<String> BROWSERS_OWN =
      Set.of(
          "javascript",
          "data",
          "vbscript",
          "blob",
          "filesystem",
          "file",
          "about",
          "view-source",
          "jar",
          "ws",
          "wss",
          "ftp",
          "chrome",
          "resource");

  /** Whose traffic nobody else sees. */
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The address that a text is; empty if no browser is to be sent there with a token: in clear to
   * another machine, or to a scheme that is not an app's own. That has a dot (RFC 8252, 7.1); those
   * without may be anything that a system runs.
   *
   * @param known origins and schemes that are let all the same, as in {@link #known}
   * @param self this server
   */
  static Optional<ClientAddress> parse(String text, List<String> known, URI self) {
    if (text.length() > MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClientAddress(new URI(text)))
          .filter(client -> client.wellFormed())
          .filter(client -> client.trustworthy() || client.known(known, self));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean trustworthy() {
    return switch (scheme()) {
      case "https" -> true;
      case "http" -> LOOPBACK.contains(uri.getHost());
      default -> scheme().contains(".");
    };
  }

  private boolean wellFormed() {
    return isWeb()
        ? scheme().equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
        : SCHEME.matcher(scheme()).matches() && !BROWSERS_OWN.contains(scheme());
  }

  private boolean isWeb() {
    return scheme().equals("https") || scheme().equals("http");
  }

  private String scheme() {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /** What stands for the client in the operator's list, and before people. */
  String origin() {
    return isWeb()
        ? scheme() + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT)
        : scheme() + ":";
  }

  /**
   * Whether the operator, or this server itself, vouches for the client.
   *
   * @param known origins in small letters, with or without a slash at their end
   */
  boolean known(List<String> known, URI self) {
    return Stream.concat(known.stream(), Stream.of(new ClientAddress(self).origin()))
        .map(one -> one.replaceFirst("/+$", ""))
        .anyMatch(one -> one.equals(origin()));
  }

  /** This address with a login token, and without any that was there. */
  URI with(String token) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash);
    String rest = hash < 0 ? text : text.substring(0, hash);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String path = mark < 0 ? rest : rest.substring(0, mark);
    String kept =
        Stream.of(query.split("&", -1))
            .filter(one -> !one.isEmpty() && !isToken(one))
            .map(one -> one + "&")
            .collect(Collectors.joining());
    String added = TOKEN + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return URI.create(path + "?" + kept + added + fragment);
  }

  private static boolean isToken(String parameter) {
    // Whatever its letters are written as.
    String name = URI.create("?" + parameter.split("=", 2)[0]).getQuery();
    return TOKEN.equals(name);
  }
}
