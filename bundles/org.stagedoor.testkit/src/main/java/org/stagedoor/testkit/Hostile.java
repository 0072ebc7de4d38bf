package org.stagedoor.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/** What an attacker puts into fields. */
final class Hostile {
  private static final int LONG_TEXT = 60_000;
  private static final int DEPTH = 60;

  /** Fields that the specification's stages know, beside those that the stage at hand asks for. */
  private static final List<String> WELL_KNOWN =
      List.of("response", "token", "password", "user", "identifier", "medium", "threepid_creds");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "null",
          "\t\r\n\u0001\u001b[2J\u007f",
          "@:",
          "@alice:",
          "%00%0d%0a../../etc/passwd",
          "' OR '1'='1'; --",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/x}{{form}}%s%n",
          "\u202e\u0000\ufeff\u200b\uffff",
          "a\u0301\ufb03\u1e9e\u0130",
          "\ud83d\ude00".repeat(300),
          "\ud83d",
          "x".repeat(LONG_TEXT));

  private Hostile() {}

  /** Texts alone: what a browser can send. */
  static List<String> texts() {
    return TEXTS;
  }

  /** Values of every type. */
  static List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(TEXTS);
    values.addAll(
        Arrays.asList(
            null,
            true,
            0L,
            -1L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            new BigDecimal("1e400"),
            Dict.EMPTY,
            Dict.of("", null),
            Dict.of("type", Dict.of("type", List.of())),
            List.of(),
            Collections.nCopies(1000, null),
            List.of("m.id.user", 1L, Dict.EMPTY),
            deepList(),
            deepDict()));
    return values;
  }

  private static Object deepList() {
    Object value = List.of();
    for (int i = 0; i < DEPTH; i++) {
      value = List.of(value);
    }
    return value;
  }

  private static Object deepDict() {
    Dict value = Dict.EMPTY;
    for (int i = 0; i < DEPTH; i++) {
      value = Dict.of("type", value);
    }
    return value;
  }

  /**
   * Gives an object's variants, one after another: each place of it, at any depth, taken away or
   * replaced by each value, and each well-known field added.
   */
  static void eachVariant(Dict good, List<?> values, Consumer<Dict> consumer) {
    consumer.accept(Dict.EMPTY);
    Set<String> keys = new LinkedHashSet<>(good.keys());
    keys.addAll(WELL_KNOWN);
    for (String key : keys) {
      consumer.accept(good.without(key));
      for (Object value : values) {
        consumer.accept(good.with(key, value));
      }
      if (good.get(key) instanceof Dict inner) {
        eachVariant(inner, values, variant -> consumer.accept(good.with(key, variant)));
      }
    }
  }
}
