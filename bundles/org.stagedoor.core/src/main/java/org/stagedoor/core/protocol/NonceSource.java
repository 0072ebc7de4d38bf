package org.stagedoor.core.protocol;

import java.security.SecureRandom;

/**
 * Random nonces. The system's source of randomness lets in one thread at a time and costs a call
 * into the system; so each thread takes many nonces from it at once. They are no secret.
 */
final class NonceSource {
  private static final int STORED = 64;

  private final SecureRandom random;
  private final int size;
  private final ThreadLocal<Stock> stocks = ThreadLocal.withInitial(Stock::new);

  /**
   * A source.
   *
   * @param size how many bytes each nonce has
   */
  NonceSource(SecureRandom random, int size) {
    this.random = random;
    this.size = size;
  }

  /** Writes a nonce that nobody was given before to the start of an array. */
  void next(byte[] target) {
    stocks.get().take(target);
  }

  /** What one thread has in store. */
  private final class Stock {
    private final byte[] bytes = new byte[STORED * size];
    private int used = bytes.length;

    void take(byte[] target) {
      if (used == bytes.length) {
        random.nextBytes(bytes);
        used = 0;
      }
      System.arraycopy(bytes, used, target, 0, size);
      used += size;
    }
  }
}
