package org.stagedoor.core.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Decodes percent-encoded UTF-8, strictly: what a container would guess at is refused, since two
 * that guess differently disagree on what a request asks for.
 */
final class PercentDecoder {
  private PercentDecoder() {}

  /** A segment of a path. */
  static String segment(String raw) {
    return decode(raw, false);
  }

  /** A name or value of a form, where a plus stands for a space. */
  static String form(String raw) {
    return decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsSpace) {
    int i = 0;
    while (i < raw.length() && plain(raw.charAt(i), plusIsSpace)) {
      i++;
    }
    return i == raw.length() ? raw : slowly(raw, plusIsSpace);
  }

  private static boolean plain(char c, boolean plusIsSpace) {
    return c > 0x20 && c < 0x7F && c != '%' && !(plusIsSpace && c == '+');
  }

  private static String slowly(String raw, boolean plusIsSpace) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes[length++] = escaped(raw, i);
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes[length++] = ' ';
      } else if (c > 0x20 && c < 0x7F) {
        bytes[length++] = (byte) c;
      } else {
        throw refused();
      }
    }
    return utf8(bytes, length);
  }

  private static byte escaped(String raw, int at) {
    if (at + 2 >= raw.length()) {
      throw refused();
    }
    int value = hex(raw.charAt(at + 1)) << 4 | hex(raw.charAt(at + 2));
    if (value == 0) {
      throw refused(); // U+0000 is in no id, and ends strings elsewhere
    }
    return (byte) value;
  }

  private static int hex(char c) {
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw refused();
    }
    return digit;
  }

  private static String utf8(byte[] bytes, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw refused();
    }
  }

  private static MatrixException refused() {
    return new MatrixException(400, Errcode.UNRECOGNIZED, "Not percent-encoded UTF-8");
  }
}
