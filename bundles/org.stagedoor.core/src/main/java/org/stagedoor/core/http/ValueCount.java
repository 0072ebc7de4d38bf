package org.stagedoor.core.http;

import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Bounds the values in a body of JSON before it is read. Two bytes are a value, {@code []}, which
 * as an object takes more than a hundred, and every layer of nesting has to be gone through; no
 * more can be told of what a body costs by its length.
 */
final class ValueCount {
  /**
   * No operation needs so many: a large upload of keys has a thousand. What we store ourselves
   * holds a body and more, and is not counted.
   */
  static final int MOST = 5_000;

  private ValueCount() {}

  /**
   * Looks at a body, which need not be JSON.
   *
   * @throws MatrixException 400 {@code M_BAD_JSON} if it has too many values
   */
  static void check(byte[] json) {
    // Each takes a byte at least.
    if (json.length > MOST && of(json) > MOST) {
      throw new MatrixException(400, Errcode.BAD_JSON, "JSON has too many values");
    }
  }

  /** The first of a container comes after what opens that, each of the others after a comma. */
  private static int of(byte[] json) {
    int count = 1;
    boolean text = false;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '"' -> text = !text;
        case '\\' -> i++; // only texts have one
        case ',', '[', '{' -> count += text ? 0 : 1;
        default -> {}
      }
    }
    return count;
  }
}
