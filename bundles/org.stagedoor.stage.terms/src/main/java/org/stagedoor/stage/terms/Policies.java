package org.stagedoor.stage.terms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/**
 * Reads policies from the configuration.
 *
 * @param file what is configured
 */
record Policies(SettingsFile file) {
  private static final String PREFIX = "policy.";
  private static final int MAX_POLICIES = 16;
  private static final Pattern VERSION_KEY =
      Pattern.compile("policy\\.([a-z0-9_-]{1,32})\\.version");
  private static final Pattern TEXT_KEY =
      Pattern.compile(
          "policy\\.([a-z0-9_-]{1,32})\\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\\.(name|url)");
  private static final Pattern VERSION = Pattern.compile("[\\x21-\\x7E]{1,64}");

  /**
   * The policies that are configured, in the order of their ids.
   *
   * @throws SettingException if one is wrong
   */
  static List<Policy> read(SettingsFile file) {
    return new Policies(file).read();
  }

  private List<Policy> read() {
    Map<String, String> versions = new TreeMap<>();
    Map<String, Map<String, Map<String, String>>> texts = new HashMap<>();
    for (String key : new TreeSet<>(file.keys())) {
      String value = file.text(key).orElse("");
      Matcher version = VERSION_KEY.matcher(key);
      Matcher text = TEXT_KEY.matcher(key);
      if (version.matches()) {
        check(VERSION.matcher(value).matches(), key, "1 to 64 characters without spaces");
        versions.put(version.group(1), value);
      } else if (text.matches()) {
        check(!value.isEmpty() && value.length() <= 500, key, "1 to 500 characters");
        texts
            .computeIfAbsent(text.group(1), id -> new TreeMap<>())
            .computeIfAbsent(text.group(2), language -> new HashMap<>())
            .put(text.group(3), value);
      } else {
        throw file.wrong(key, "named policy.<id>.version, policy.<id>.<language>.name or ….url");
      }
    }
    return policies(versions, texts);
  }

  private List<Policy> policies(
      Map<String, String> versions, Map<String, Map<String, Map<String, String>>> texts) {
    for (String id : texts.keySet()) {
      check(versions.containsKey(id), PREFIX + id + ".version", "there");
    }
    check(
        !versions.isEmpty() && versions.size() <= MAX_POLICIES,
        PREFIX + "<id>.version",
        "there for 1 to " + MAX_POLICIES + " policies");
    List<Policy> policies = new ArrayList<>();
    versions.forEach(
        (id, version) -> {
          Map<String, Policy.Text> read = new TreeMap<>();
          texts
              .getOrDefault(id, Map.of())
              .forEach((language, text) -> read.put(language, text(id, language, text)));
          check(!read.isEmpty(), PREFIX + id + ".en.name", "there");
          policies.add(new Policy(id, version, read));
        });
    return List.copyOf(policies);
  }

  private Policy.Text text(String id, String language, Map<String, String> text) {
    String prefix = PREFIX + id + "." + language;
    String name = text.get("name");
    String url = text.get("url");
    if (name == null || url == null) {
      throw file.wrong(prefix + (name == null ? ".name" : ".url"), "there");
    }
    try {
      URI uri = new URI(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      check(web && uri.getHost() != null, prefix + ".url", "a http or https address");
      return new Policy.Text(name, uri);
    } catch (URISyntaxException e) {
      throw file.wrong(prefix + ".url", "a http or https address");
    }
  }

  private void check(boolean right, String key, String must) {
    if (!right) {
      throw file.wrong(key, must);
    }
  }
}
