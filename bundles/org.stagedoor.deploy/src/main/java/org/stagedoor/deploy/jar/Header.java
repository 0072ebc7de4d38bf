package org.stagedoor.deploy.jar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names in a header of a manifest: {@code a;b;version="[1,2)",c}. */
final class Header {
  private Header() {}

  /** The first name; empty if there is none. */
  static String first(@Nullable String header) {
    return header == null ? "" : split(split(header, ',').get(0), ';').get(0).strip();
  }

  /** All names. */
  static Set<String> names(@Nullable String header) {
    Set<String> names = new HashSet<>();
    for (String clause : header == null ? List.<String>of() : split(header, ',')) {
      for (String part : split(clause, ';')) {
        if (!part.contains("=")) {
          names.add(part.strip());
        }
      }
    }
    return names;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
