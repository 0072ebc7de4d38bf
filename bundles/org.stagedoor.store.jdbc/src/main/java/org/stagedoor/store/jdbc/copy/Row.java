package org.stagedoor.store.jdbc.copy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of any table.
 *
 * @param values text, numbers, bytes and nulls, those of the key first
 * @param keys how many make the key
 */
record Row(List<@Nullable Object> values, int keys) {
  List<?> key() {
    return values.subList(0, keys);
  }

  /** A digest that is the same whatever database the row lies in. */
  BigInteger digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      values.forEach(value -> add(digest, value));
      return new BigInteger(1, digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** With its kind and length, so that values can't run into each other. */
  private static void add(MessageDigest digest, @Nullable Object value) {
    if (value == null) {
      digest.update((byte) 'n');
    } else if (value instanceof Number number) {
      digest.update((byte) 'i');
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number.longValue()));
    } else {
      boolean text = value instanceof String;
      byte[] bytes = text ? fit((String) value).getBytes(StandardCharsets.UTF_8) : (byte[]) value;
      digest.update((byte) (text ? 't' : 'b'));
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
  }

  /** PostgreSQL holds no U+0000, so that what is put instead is no difference. */
  private static String fit(String text) {
    return text.replace('\u0000', '\ufffd');
  }
}
