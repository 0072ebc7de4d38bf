package org.stagedoor.validation.session;

import java.util.Base64;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.json.Dict;

/** The key of {@link Secrets}: made by the first node that needs it, kept sealed, never changed. */
final class KeptKey implements Supplier<byte[]> {
  private static final String NAME = "org.stagedoor.validation/key";
  private static final String KEY = "key";
  private static final int BYTES = 32;

  private final BundleData data;
  private final RandomGenerator random;
  private byte @Nullable [] known;

  KeptKey(BundleData data, RandomGenerator random) {
    this.data = data;
    this.random = random;
  }

  @Override
  public synchronized byte[] get() {
    if (known == null) {
      Dict kept = data.update(NAME, old -> old.has(KEY) ? old : Dict.of(KEY, fresh()));
      known = Base64.getDecoder().decode(kept.text(KEY).orElseThrow());
    }
    return known;
  }

  private String fresh() {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
