package org.stagedoor.core.protocol;

import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What opens what is stored of a session. Its keys are made when they are first wanted, since most
 * sessions never come so far that anything is stored of them. Used by any thread: two may both make
 * a key, which is the same.
 */
final class Secret {
  private final Supplier<SecretKeySpec> source;
  private volatile @Nullable SecretKeySpec content;
  private volatile @Nullable SecretKeySpec digests;

  private Secret(Supplier<SecretKeySpec> source) {
    this.source = source;
  }

  /** That of the session with this id, which nobody may change any more. */
  static Secret ofId(byte[] id) {
    return new Secret(() -> Aead.derive(id, "session content"));
  }

  /** The same, as {@link #content()} told it. */
  static Secret ofContent(SecretKeySpec content) {
    return new Secret(() -> content);
  }

  /** The key that seals what is stored. */
  SecretKeySpec content() {
    SecretKeySpec known = content;
    if (known == null) {
      known = source.get();
      content = known;
    }
    return known;
  }

  /** The key of digests. */
  SecretKeySpec digests() {
    SecretKeySpec known = digests;
    if (known == null) {
      known = Aead.derive(content().getEncoded(), "digest");
      digests = known;
    }
    return known;
  }
}
