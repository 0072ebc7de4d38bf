package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.id.Issuer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/** A settings file upon a preset. Used by one thread. */
record Choices(SettingsFile file, Map<String, String> preset) {
  Optional<String> text(String key) {
    Optional<String> written = file.text(key);
    return written.isPresent() ? written : Optional.ofNullable(preset.get(key));
  }

  /** A text that can't be missing. */
  String needed(String key) {
    return text(key).orElseThrow(() -> file.wrong(key, "there"));
  }

  boolean flag(String key) {
    return file.flag(key, Boolean.parseBoolean(preset.getOrDefault(key, "false")));
  }

  /** What is listed, separated by blanks or commas. */
  List<String> list(String key) {
    return text(key).map(text -> List.of(text.split("[,\\s]+", 0))).orElse(List.of());
  }

  /** An address. */
  Optional<URI> uri(String key) {
    Optional<String> text = text(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(uri(key, text.get()));
  }

  private URI uri(String key, String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below: the reason is the same.
    }
    throw file.wrong(key, "a http or https address");
  }

  /** The provider's name in tokens. */
  Issuer issuer() {
    URI uri = uri("issuer").orElseThrow(() -> file.wrong("issuer", "there"));
    if (uri.getQuery() != null) {
      throw file.wrong("issuer", "an address without a query");
    }
    // As it is written: tokens bear these very characters.
    return new Issuer(needed("issuer"));
  }

  /** Words like {@code name=value}, of which a name may come more than once. */
  Map<String, List<String>> pairs(String key) {
    Map<String, List<String>> pairs = new HashMap<>();
    for (String word : list(key)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        throw file.wrong(key, "pairs like name=value");
      }
      pairs
          .computeIfAbsent(word.substring(0, equals), name -> new ArrayList<>())
          .add(word.substring(equals + 1));
    }
    pairs.replaceAll((name, values) -> List.copyOf(values));
    return pairs;
  }

  /** Says that a setting can't be. */
  SettingException wrong(String key, String must) {
    return file.wrong(key, must);
  }
}
