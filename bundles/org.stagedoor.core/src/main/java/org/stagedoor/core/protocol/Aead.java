package org.stagedoor.core.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce before the ciphertext. Used by any thread: each has a cipher of
 * its own, for finding one costs more than sealing with it.
 */
final class Aead {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final String HMAC = "HmacSHA256";

  /** One for each thread, as the ciphers. */
  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(Aead::mac);

  private final NonceSource nonces;
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Aead::cipher);

  Aead(SecureRandom random) {
    this.nonces = new NonceSource(random, NONCE);
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }

  private static Mac mac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** A key for one purpose, made from a secret. */
  static SecretKeySpec derive(byte[] secret, String purpose) {
    try {
      Mac mac = MACS.get();
      mac.init(new SecretKeySpec(secret, HMAC));
      return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that is none", e);
    }
  }

  /** Seals; what is associated is proved, not hidden. */
  byte[] seal(SecretKeySpec key, byte[] associated, byte[] clear) {
    byte[] sealed = new byte[NONCE + clear.length + TAG];
    nonces.next(sealed);
    try {
      Cipher cipher = ciphers.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
      cipher.updateAAD(associated);
      cipher.doFinal(clear, 0, clear.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /** Opens what this key sealed; empty for anything else. */
  Optional<byte[]> open(SecretKeySpec key, byte[] associated, byte[] sealed) {
    if (sealed.length < NONCE + TAG) {
      return Optional.empty();
    }
    try {
      Cipher cipher = ciphers.get();
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, 0, NONCE));
      cipher.updateAAD(associated);
      return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("opening failed", e);
    }
  }
}
