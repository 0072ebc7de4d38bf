package org.stagedoor.core.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks the settings of PID {@code org.stagedoor.server}.
 *
 * @param properties the configuration
 */
record SettingsReader(Map<String, ?> properties) {
  static final String PID = "org.stagedoor.server";

  private static final Pattern LIST = Pattern.compile("[,\\s]+");
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,230}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  /**
   * All of them.
   *
   * @param port the port of the HTTP server, for the default address
   * @throws IllegalArgumentException if one is wrong; the message names PID, key and what is
   *     allowed
   */
  Settings read(String port) {
    return new Settings(
        name(),
        publicUri("http://localhost:" + port),
        number("body.limit", 65_536, 1024, 16_777_216),
        proxies(),
        Duration.ofMillis(number("update.wait.ms", 3000, 0, 60_000)));
  }

  private String name() {
    String name = text("name", "localhost");
    if (!NAME.matcher(name).matches()) {
      throw wrong("name", "a server name such as example.org or example.org:8448");
    }
    return name;
  }

  private URI publicUri(String otherwise) {
    String text = text("public.uri", otherwise);
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below: the reason is the same
    }
    throw wrong("public.uri", "an address such as https://matrix.example.org");
  }

  private int number(String key, int otherwise, int min, int max) {
    try {
      int number = Integer.parseInt(text(key, String.valueOf(otherwise)));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below: the reason is the same
    }
    throw wrong(key, "a whole number from " + min + " to " + max);
  }

  private List<Cidr> proxies() {
    List<Cidr> proxies = new ArrayList<>();
    for (String range : LIST.split(text("trusted.proxies", ""), -1)) {
      if (!range.isEmpty()) {
        try {
          proxies.add(Cidr.parse(range));
        } catch (IllegalArgumentException e) {
          throw wrong("trusted.proxies", "addresses and ranges such as 127.0.0.1, 10.0.0.0/8");
        }
      }
    }
    return proxies;
  }

  /** File Install knows only texts; other agents may bring arrays and numbers. */
  private String text(String key, String otherwise) {
    Object value = properties.get(key);
    String text = value instanceof Object[] items ? joined(items) : String.valueOf(value);
    return value == null || text.isBlank() ? otherwise : text.strip();
  }

  private static String joined(Object[] items) {
    return String.join(",", List.of(items).stream().map(String::valueOf).toList());
  }

  private static IllegalArgumentException wrong(String key, String must) {
    return new IllegalArgumentException(PID + ": " + key + " must be " + must);
  }
}
