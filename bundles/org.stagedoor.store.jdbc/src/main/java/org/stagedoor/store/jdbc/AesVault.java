package org.stagedoor.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what lies in the database (AES-256-GCM), with a key for each purpose derived from one
 * secret (HKDF-SHA256). Sealed bytes are bound to the place that they lie in, so that nobody who
 * writes in the database can move them elsewhere.
 */
final class AesVault implements Vault {
  private static final String SALT = "org.stagedoor.store";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] root;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

  /**
   * A vault of a secret.
   *
   * @param secret at least 32 bytes
   */
  AesVault(byte[] secret) {
    this.root = mac(SALT.getBytes(StandardCharsets.UTF_8), secret);
  }

  @Override
  public byte[] seal(String purpose, String place, byte[] clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, place, nonce).doFinal(clear);
      byte[] whole = new byte[NONCE_BYTES + sealed.length];
      System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal " + purpose, e);
    }
  }

  @Override
  public byte[] open(String purpose, String place, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new IllegalStateException("cannot open " + purpose + ": too short");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, purpose, place, sealed)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open " + purpose, e);
    }
  }

  /** What tells two secrets apart without telling any of them. */
  String fingerprint() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key("fingerprint").getEncoded());
  }

  private Cipher cipher(int mode, String purpose, String place, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(purpose), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private SecretKeySpec key(String purpose) {
    return keys.computeIfAbsent(purpose, this::expand);
  }

  /** HKDF's expansion by one block, which is all that such a key takes. */
  private SecretKeySpec expand(String purpose) {
    byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
    return new SecretKeySpec(mac(root, info), "AES");
  }

  private static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
