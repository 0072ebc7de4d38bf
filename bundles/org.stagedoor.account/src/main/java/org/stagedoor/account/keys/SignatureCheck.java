package org.stagedoor.account.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Checks the signatures of keys by keys. */
final class SignatureCheck {
  /** Makes of the bytes of an Ed25519 key what the JDK reads: SubjectPublicKeyInfo, RFC 8410. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Six times what a key takes that a device has signed; the longest names find room as well. */
  private static final int MAX_LENGTH = 2048;

  private final JsonCodec json;

  SignatureCheck(JsonCodec json) {
    this.json = json;
  }

  /**
   * Refuses a key that a master key has not signed.
   *
   * @throws MatrixException 400 {@code M_INVALID_SIGNATURE}
   */
  void refuseUnsigned(CrossSigningKey key, CrossSigningKey master) {
    Optional<String> signature =
        key.json()
            .dict("signatures")
            .flatMap(by -> by.dict(key.json().text("user_id").orElse("")))
            .flatMap(by -> by.text(master.name()));
    if (signature.isEmpty() || !right(signed(key), signature.get(), master)) {
      throw new MatrixException(
          400,
          Errcode.INVALID_SIGNATURE,
          "The " + key.kind().field() + " is not signed by the master key");
    }
  }

  /**
   * What a signature of the key is made over.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if it is larger than any key need be
   */
  byte[] signed(CrossSigningKey key) {
    Dict bare = key.json().without("signatures");
    if (json.write(key.json()).length() > MAX_LENGTH) {
      throw MatrixException.invalid(
          key.kind().field(), "must be at most " + MAX_LENGTH + " characters");
    }
    return json.canonical(bare).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean right(byte[] signed, String signature, CrossSigningKey by) {
    try {
      byte[] raw = by.bytes();
      byte[] encoded = new byte[X509_PREFIX.length + raw.length];
      System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
      System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(signed);
      return check.verify(CrossSigningKey.decoded(signature));
    } catch (GeneralSecurityException e) {
      // Bytes that are no point on the curve, or no signature: not signed.
      return false;
    }
  }
}
