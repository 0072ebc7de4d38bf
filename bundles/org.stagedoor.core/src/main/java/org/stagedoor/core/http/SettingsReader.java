package org.stagedoor.core.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/**
 * Checks the settings of PID {@code org.stagedoor.server}.
 *
 * @param file what is configured
 */
record SettingsReader(SettingsFile file) {
  static final String PID = "org.stagedoor.server";
  static final String NAME = "name";

  private static final Pattern SERVER_NAME =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,230}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  /**
   * All of them.
   *
   * @param port the port of the HTTP server, for the default address
   * @throws SettingException if one is wrong
   */
  Settings read(String port) {
    return new Settings(
        name(),
        publicUri("http://localhost:" + port),
        file.number("body.limit", 1024, 16_777_216, 65_536),
        proxies(),
        Duration.ofMillis(file.number("update.wait.ms", 0, 60_000, 10_000)));
  }

  private String name() {
    String name = file.text(NAME).orElse("localhost");
    if (!SERVER_NAME.matcher(name).matches()) {
      throw file.wrong(NAME, "a server name such as example.org or example.org:8448");
    }
    return name;
  }

  private URI publicUri(String otherwise) {
    String text = file.text("public.uri").orElse(otherwise);
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
    throw file.wrong("public.uri", "an address such as https://matrix.example.org");
  }

  private List<Cidr> proxies() {
    List<Cidr> proxies = new ArrayList<>();
    for (String range : file.list("trusted.proxies")) {
      try {
        proxies.add(Cidr.parse(range));
      } catch (IllegalArgumentException e) {
        throw file.wrong("trusted.proxies", "addresses and ranges such as 127.0.0.1, 10.0.0.0/8");
      }
    }
    return proxies;
  }
}
