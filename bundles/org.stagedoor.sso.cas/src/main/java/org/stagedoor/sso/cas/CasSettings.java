package org.stagedoor.sso.cas;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.remote.Trust;

/**
 * The configuration of one server, checked.
 *
 * @param description what users are told of it
 * @param server its address, with a slash at the end
 * @param validation where tickets are validated
 * @param reading how its answers are understood
 * @param tls whom to trust; empty for whom Java does
 * @param timeout how long an answer may take
 */
record CasSettings(
    Description description,
    URI server,
    URI validation,
    Reading reading,
    Optional<SSLContext> tls,
    Duration timeout) {
  private static final String SERVER = "server.url";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,255}");
  private static final Pattern ICON = Pattern.compile("mxc://[^/\\s]+/[^/\\s]+");

  /**
   * Reads the configuration.
   *
   * @throws SettingException if a setting is wrong
   */
  static CasSettings of(SettingsFile file) {
    URI server = server(file);
    String version = file.choice("protocol.version", "3", "2");
    return new CasSettings(
        description(file),
        server,
        server.resolve(version.equals("3") ? "p3/serviceValidate" : "serviceValidate"),
        reading(file),
        Trust.read(file, "trust.file"),
        Duration.ofMillis(file.number("timeout.millis", 100, 9000, 5000)));
  }

  /**
   * The same, of a provider that is running.
   *
   * @throws SettingException if it would be another by now: users are known by its id
   */
  static CasSettings of(SettingsFile file, String id) {
    CasSettings settings = of(file);
    if (!settings.description().id().equals(id)) {
      throw file.wrong("id", "\"" + id + "\" as long as this provider is there");
    }
    return settings;
  }

  private static Description description(SettingsFile file) {
    String id = file.text("id").orElse("");
    if (!ID.matcher(id).matches()) {
      throw file.wrong("id", "of 1 to 255 letters, digits, ., _, ~ and -");
    }
    Optional<String> icon = file.text("icon");
    if (icon.filter(text -> !ICON.matcher(text).matches()).isPresent()) {
      throw file.wrong("icon", "an mxc:// address");
    }
    return new Description(id, file.text("name").orElse(id), icon, file.text("brand"), "cas");
  }

  private static URI server(SettingsFile file) {
    String text = file.text(SERVER).orElse("");
    try {
      URI uri = new URI(text.endsWith("/") ? text : text + "/");
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below: the reason is the same.
    }
    throw file.wrong(SERVER, "a http or https address without a query");
  }

  private static Reading reading(SettingsFile file) {
    Map<String, List<String>> required = new HashMap<>();
    for (String word : file.list("require")) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw file.wrong("require", "pairs like name=value");
      }
      required
          .computeIfAbsent(word.substring(0, equals), name -> new ArrayList<>())
          .add(word.substring(equals + 1));
    }
    return new Reading(
        file.text("attribute.subject"),
        file.text("attribute.username"),
        file.text("attribute.name").orElse("displayName"),
        file.text("attribute.email").orElse("mail"),
        required,
        Duration.ofSeconds(file.number("clock.skew.seconds", 0, 300, 60)));
  }
}
