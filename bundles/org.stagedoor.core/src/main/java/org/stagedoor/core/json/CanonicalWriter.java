package org.stagedoor.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/** Writes one object as the specification's canonical JSON. */
final class CanonicalWriter extends DictWriter {
  private static final long MAX = (1L << 53) - 1;

  @Override
  Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> ordered(Dict dict) {
    List<Map.Entry<String, @Nullable Object>> members = new ArrayList<>(dict.members().entrySet());
    members.sort((a, b) -> byCodePoint(a.getKey(), b.getKey()));
    return members;
  }

  @Override
  String number(Number number) {
    if (number instanceof Long l && -MAX <= l && l <= MAX) {
      return l.toString();
    }
    throw new IllegalArgumentException("canonical JSON has no number for " + number);
  }

  /** Not as String compares: there a surrogate pair comes before U+E000 to U+FFFF. */
  private static int byCodePoint(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int left = a.codePointAt(i);
      int right = b.codePointAt(i);
      if (left != right) {
        return Integer.compare(left, right);
      }
      i += Character.charCount(left);
    }
    return Integer.compare(a.length(), b.length());
  }
}
