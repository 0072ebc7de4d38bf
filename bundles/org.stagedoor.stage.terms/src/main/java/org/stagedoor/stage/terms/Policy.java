package org.stagedoor.stage.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stagedoor.api.json.Dict;

/**
 * A policy to agree to.
 *
 * @param id names it through all its versions
 * @param version the version in force
 * @param texts where it is read, by language; not empty
 */
record Policy(String id, String version, Map<String, Text> texts) {
  /**
   * A policy in one language.
   *
   * @param name what it is called
   * @param url where it is read
   */
  record Text(String name, URI url) {}

  /**
   * A policy in one language, and which language that is.
   *
   * @param language the language's tag
   * @param text the policy in it
   */
  record Shown(String language, Text text) {}

  /** Copies the texts, in the order of their languages. */
  Policy {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** As {@code params} show it. */
  Dict dict() {
    Dict dict = Dict.of("version", version);
    for (Map.Entry<String, Text> entry : texts.entrySet()) {
      Text text = entry.getValue();
      dict = dict.with(entry.getKey(), Dict.of("name", text.name(), "url", text.url().toString()));
    }
    return dict;
  }

  /** Names the versions of policies: the same on all nodes, and another for other versions. */
  static String digest(List<Policy> policies) {
    String versions =
        policies.stream().map(it -> it.id() + " " + it.version()).sorted().collect(joining("\n"));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(versions.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }

  /** The text in the language wanted most; else in English; else in any. */
  Shown in(List<Locale> wanted) {
    Stream<String> tags =
        Stream.concat(
            wanted.stream().flatMap(it -> Stream.of(it.toLanguageTag(), it.getLanguage())),
            Stream.concat(Stream.of("en"), texts.keySet().stream()));
    return tags.flatMap(this::shown).findFirst().orElseThrow();
  }

  private Stream<Shown> shown(String language) {
    Text text = texts.get(language);
    return text == null ? Stream.of() : Stream.of(new Shown(language, text));
  }
}
