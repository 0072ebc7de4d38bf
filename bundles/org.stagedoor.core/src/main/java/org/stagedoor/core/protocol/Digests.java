package org.stagedoor.core.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/**
 * A digest of JSON that does not depend on the order of keys. Each value is led by its kind and
 * length, so that no two values give the same bytes. It is keyed with the session's secret: what is
 * digested holds passwords, and the digest is stored.
 */
final class Digests {
  private Digests() {}

  static String of(Secret secret, Dict dict) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret.digests());
      add(mac, dict);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static void add(Mac digest, @Nullable Object value) {
    if (value instanceof Dict dict) {
      lead(digest, 'd', dict.keys().size());
      for (String key : new TreeSet<>(dict.keys())) {
        add(digest, key);
        add(digest, dict.get(key));
      }
    } else if (value instanceof List<?> list) {
      lead(digest, 'l', list.size());
      list.forEach(item -> add(digest, item));
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      lead(digest, 't', bytes.length);
      digest.update(bytes);
    } else {
      byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
      lead(digest, 'v', bytes.length);
      digest.update(bytes);
    }
  }

  private static void lead(Mac digest, char kind, int length) {
    digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(length).array());
  }
}
