package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Objects as sealed bytes.
 *
 * @param vault seals
 * @param codec writes and reads
 * @param purpose what they are for; bytes of one purpose don't open as another's
 */
record SealedJson(Vault vault, JsonCodec codec, String purpose) {
  private static final int MAX_BYTES = 64 * 1024;

  /** Seals an object for the place that it will lie in. */
  byte[] seal(String place, Dict content) {
    byte[] text = codec.write(content).getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          purpose + " of " + text.length + " bytes: more than 64 KiB");
    }
    return vault.seal(purpose, place, text);
  }

  /** Opens what was sealed for a place. */
  Dict open(String place, byte[] sealed) {
    return codec.read(new String(vault.open(purpose, place, sealed), StandardCharsets.UTF_8));
  }
}
