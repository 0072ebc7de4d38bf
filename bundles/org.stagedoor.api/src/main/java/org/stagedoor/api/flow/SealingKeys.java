package org.stagedoor.api.flow;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to the keys that the nodes share. Its general contract is that of {@link
 * org.stagedoor.api.account.Accounts}.
 */
@ProviderType
public interface SealingKeys {
  /** All keys, the newest first. */
  List<Key> list();

  /** Adds a key unless its number is taken; false if it is. */
  boolean add(Key key);

  /** Removes the keys that were made before a time. */
  void removeOlder(Instant created);

  /**
   * A key.
   *
   * @param number names it; one more than the previous one's
   * @param secret 32 bytes
   * @param created when it was made
   */
  record Key(int number, byte[] secret, Instant created) {
    /** Copies the secret. */
    public Key {
      secret = secret.clone();
    }

    @Override
    public byte[] secret() {
      return secret.clone();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Key[" + number + "]";
    }
  }
}
