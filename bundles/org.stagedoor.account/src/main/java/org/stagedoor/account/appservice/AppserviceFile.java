package org.stagedoor.account.appservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.stagedoor.account.appservice.Appservice.Namespace;
import org.stagedoor.api.account.UserId;

/** Reads registration files of application services; throws, naming the key that is wrong. */
final class AppserviceFile {
  private final String server;

  AppserviceFile(String server) {
    this.server = server;
  }

  /**
   * Reads a file's text.
   *
   * @throws IllegalArgumentException saying what is wrong, without any token
   */
  Appservice read(String yaml) {
    Map<?, ?> file = object(load(yaml), "the file");
    text(file, "hs_token");
    String sender = text(file, "sender_localpart");
    UserId user =
        UserId.of(sender, server)
            .orElseThrow(() -> new IllegalArgumentException("sender_localpart is no user name"));
    return new Appservice(text(file, "id"), text(file, "as_token"), user, users(file));
  }

  private static @Nullable Object load(String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      return new Load(settings).loadFromString(yaml);
    } catch (YamlEngineException e) {
      // Its message quotes the line, and so, perhaps, a token.
      throw new IllegalArgumentException("it is no YAML");
    }
  }

  private static List<Namespace> users(Map<?, ?> file) {
    Object namespaces = file.get("namespaces");
    if (namespaces == null) {
      return List.of();
    }
    Object users = object(namespaces, "namespaces").get("users");
    if (users == null) {
      return List.of();
    }
    if (!(users instanceof List<?> list)) {
      throw new IllegalArgumentException("namespaces.users must be a list");
    }
    List<Namespace> result = new ArrayList<>();
    for (Object item : list) {
      result.add(namespace(object(item, "each of namespaces.users")));
    }
    return result;
  }

  private static Namespace namespace(Map<?, ?> item) {
    String regex = text(item, "regex");
    Object exclusive = item.get("exclusive");
    if (exclusive != null && !(exclusive instanceof Boolean)) {
      throw new IllegalArgumentException("exclusive must be true or false");
    }
    try {
      return new Namespace(Pattern.compile(regex), Boolean.TRUE.equals(exclusive));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("regex is none: " + e.getDescription());
    }
  }

  private static Map<?, ?> object(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " must be a mapping");
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException(key + " must be a text");
  }
}
