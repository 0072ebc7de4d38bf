package org.stagedoor.stage.altcha;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.json.Dict;

/**
 * The key that signs challenges, the same on all nodes. Made by the first node that needs one;
 * asked for when first needed and not before, since a database that is away must not keep the stage
 * away.
 */
final class SharedKey {
  private static final String NAME = "org.stagedoor.stage.altcha/key";
  private static final String MEMBER = "hmac";
  private static final int BYTES = 32;

  private final BundleData data;
  private final SecureRandom random = new SecureRandom();
  private volatile byte @Nullable [] known;

  SharedKey(BundleData data) {
    this.data = data;
  }

  /** The key; it is not changed. */
  byte[] get() {
    byte[] key = known;
    if (key == null) {
      String fresh = fresh();
      Dict kept = data.update(NAME, before -> before.isEmpty() ? Dict.of(MEMBER, fresh) : before);
      key = Base64.getDecoder().decode(kept.text(MEMBER).orElseThrow());
      known = key;
    }
    return key;
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
