package org.stagedoor.stage.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Computes and checks hashes, in the calling thread. The cost of a check depends on the stored hash
 * alone, never on the password or on whether it matches.
 */
final class PasswordHashing {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2 argon2;
  private final Argon2Cost cost;
  private final SecureRandom random;
  private final String bcryptPepper;

  PasswordHashing(Argon2 argon2, Argon2Cost cost, SecureRandom random, String bcryptPepper) {
    this.argon2 = argon2;
    this.cost = cost;
    this.random = random;
    this.bcryptPepper = bcryptPepper;
  }

  /** Hashes with today's cost and a salt of its own. */
  String hash(byte[] password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Argon2.Variant variant = Argon2.Variant.ID;
    byte[] hash = argon2.derive(variant, cost, salt, password, HASH_BYTES);
    return new Argon2Hash(variant, cost, salt, hash).format();
  }

  /** Whether the stored hash is that of the password. False for a text that is no hash. */
  boolean matches(String stored, String password) {
    Optional<BcryptHash> bcrypt = BcryptHash.parse(stored);
    Optional<Argon2Hash> argon = Argon2Hash.parse(stored);
    Optional<byte[]> text =
        bcrypt.isPresent() ? PasswordText.imported(password) : PasswordText.bytes(password);
    if (text.isPresent() && bcrypt.isPresent()) {
      return bcrypt.get().matches(text.get(), bcryptPepper);
    }
    if (text.isPresent() && argon.isPresent()) {
      return matches(argon.get(), text.get());
    }
    pretend();
    return false;
  }

  private boolean matches(Argon2Hash known, byte[] password) {
    byte[] computed =
        argon2.derive(known.variant(), known.cost(), known.salt(), password, known.hash().length);
    return MessageDigest.isEqual(computed, known.hash());
  }

  /** Takes as long as checking a hash of today's cost. */
  void pretend() {
    argon2.derive(Argon2.Variant.ID, cost, new byte[SALT_BYTES], new byte[1], HASH_BYTES);
  }

  /** Whether the stored hash is what would be computed today. */
  boolean current(String stored) {
    return Argon2Hash.parse(stored).filter(hash -> hash.current(cost)).isPresent();
  }
}
