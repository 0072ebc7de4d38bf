package org.stagedoor.stage.password;

import java.util.Locale;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Computes Argon2, version 1.3. Safe for use by any number of threads, each of which keeps the
 * memory of a hash for its next one, as long as it lives: otherwise each hash would leave as much
 * garbage, and the collector, in a small heap, stop the whole server for it.
 */
class Argon2 {
  /** What is needed beside the memory proper: the blocks that the computation works in. */
  private static final int WORKING_BLOCKS = 8;

  /** Not static: what one configuration keeps is of no use to the next. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Argon2BytesGenerator.BlockPool> memory;

  /**
   * Keeps memory for hashes of at most so many KiB.
   *
   * @param memoryKib a block is a KiB
   */
  Argon2(int memoryKib) {
    memory =
        ThreadLocal.withInitial(
            () -> new Argon2BytesGenerator.FixedBlockPool(memoryKib + WORKING_BLOCKS));
  }

  /** The variants; new hashes are of the one that both kinds of attack are hardest against. */
  enum Variant {
    D(Argon2Parameters.ARGON2_d),
    I(Argon2Parameters.ARGON2_i),
    ID(Argon2Parameters.ARGON2_id);

    private final int number;

    Variant(int number) {
      this.number = number;
    }

    /** Its name in a PHC string after {@code argon2}. */
    String suffix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Computes one hash. */
  byte[] derive(Variant variant, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(variant.number)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .withBlockPool(memory.get())
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}
