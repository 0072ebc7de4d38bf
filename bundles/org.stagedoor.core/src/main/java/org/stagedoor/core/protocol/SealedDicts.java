package org.stagedoor.core.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Seals objects with the time until which they are good. Used by any thread. */
final class SealedDicts {
  /** Longer than any header that would bring it. */
  private static final int MAX = 16_384;

  private final KeyRing keys;
  private final Aead aead;
  private final JsonCodec json;

  SealedDicts(KeyRing keys, Aead aead, JsonCodec json) {
    this.keys = keys;
    this.aead = aead;
    this.json = json;
  }

  String seal(String purpose, Dict content, Instant until) {
    byte[] words = json.write(content).getBytes(StandardCharsets.UTF_8);
    byte[] clear =
        ByteBuffer.allocate(Long.BYTES + words.length)
            .putLong(until.toEpochMilli())
            .put(words)
            .array();
    KeyRing.Keys sealing = keys.sealing();
    byte[] sealed = aead.seal(sealing.seals(), associated(sealing.number(), purpose), clear);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(Short.BYTES + sealed.length)
                .putShort((short) sealing.number())
                .put(sealed)
                .array());
  }

  Optional<Dict> open(String purpose, String text, Instant now) {
    byte[] bytes;
    try {
      bytes = text.length() > MAX ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < Short.BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int number = buffer.getShort() & 0xffff;
    byte[] sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    return keys.find(number)
        .flatMap(key -> aead.open(key.seals(), associated(number, purpose), sealed))
        .flatMap(clear -> read(clear, now));
  }

  private Optional<Dict> read(byte[] clear, Instant now) {
    ByteBuffer buffer = ByteBuffer.wrap(clear);
    if (!now.isBefore(Instant.ofEpochMilli(buffer.getLong()))) {
      return Optional.empty();
    }
    byte[] words = new byte[buffer.remaining()];
    buffer.get(words);
    return Optional.of(json.read(new String(words, StandardCharsets.UTF_8)));
  }

  private static byte[] associated(int number, String purpose) {
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + name.length)
        .putShort((short) number)
        .put(name)
        .array();
  }
}
