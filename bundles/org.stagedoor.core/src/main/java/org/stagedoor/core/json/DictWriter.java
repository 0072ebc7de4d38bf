package org.stagedoor.core.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/** Writes one object. Written by hand, since a challenge is written for every second request. */
class DictWriter {
  private static final String HEX = "0123456789abcdef";

  /** Room for an ordinary challenge, which is what is written most. */
  private static final int ROOM = 512;

  final StringBuilder out = new StringBuilder(ROOM);

  final String write(Dict dict) {
    object(dict);
    return out.toString();
  }

  /** The members of an object in the order in which they are written. */
  Iterable<? extends Map.Entry<String, ? extends @Nullable Object>> ordered(Dict dict) {
    return dict.members().entrySet();
  }

  /** The text of a number. */
  String number(Number number) {
    if (number instanceof Double d && !Double.isFinite(d)) {
      throw new IllegalArgumentException("JSON has no number for " + d);
    }
    return number instanceof BigDecimal decimal ? decimal.toString() : String.valueOf(number);
  }

  private void object(Dict dict) {
    out.append('{');
    char before = 0;
    for (Map.Entry<String, ? extends @Nullable Object> member : ordered(dict)) {
      before = separate(before);
      text(member.getKey());
      out.append(':');
      value(member.getValue());
    }
    out.append('}');
  }

  /** An array, which those who know may have the text of already. */
  void array(List<?> items) {
    out.append('[');
    char before = 0;
    for (Object item : items) {
      before = separate(before);
      value(item);
    }
    out.append(']');
  }

  private char separate(char before) {
    if (before != 0) {
      out.append(before);
    }
    return ',';
  }

  private void value(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Dict dict) {
      object(dict);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Number number) {
      out.append(number(number));
    } else {
      out.append(value); // true, false or null
    }
  }

  private void text(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, from, i);
        escape(c);
        from = i + 1;
      }
    }
    // As a whole it is copied at once, a part of it one by one.
    if (from == 0) {
      out.append(text);
    } else {
      out.append(text, from, text.length());
    }
    out.append('"');
  }

  /** The shortest escape, which is also the canonical one. */
  private void escape(char c) {
    out.append('\\');
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\b' -> out.append('b');
      case '\t' -> out.append('t');
      case '\n' -> out.append('n');
      case '\f' -> out.append('f');
      case '\r' -> out.append('r');
      default -> out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
