package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=1&b=2}, the form of query strings and of posted forms. */
final class FormFields {
  /** More than any form of ours has. */
  private static final int MAX_FIELDS = 100;

  private FormFields() {}

  /**
   * The fields, decoded; of repeated ones the first.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_UNRECOGNIZED} if it is not encoded
   *     properly
   */
  static Map<String, String> parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    Map<String, String> fields = new HashMap<>();
    int from = 0;
    while (from <= raw.length() && fields.size() < MAX_FIELDS) {
      int end = raw.indexOf('&', from);
      end = end < 0 ? raw.length() : end;
      if (end > from) {
        add(fields, raw.substring(from, end));
      }
      from = end + 1;
    }
    return Map.copyOf(fields);
  }

  private static void add(Map<String, String> fields, String field) {
    int equals = field.indexOf('=');
    String name = equals < 0 ? field : field.substring(0, equals);
    String value = equals < 0 ? "" : field.substring(equals + 1);
    fields.putIfAbsent(PercentDecoder.form(name), PercentDecoder.form(value));
  }
}
