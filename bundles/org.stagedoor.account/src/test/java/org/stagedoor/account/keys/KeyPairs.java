package org.stagedoor.account.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.stagedoor.account.fake.FakeJson;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** A pair of keys such as a client makes. */
final class KeyPairs {
  private final KeyPair pair;

  KeyPairs() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  String publicKey() {
    byte[] encoded = pair.getPublic().getEncoded();
    return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }

  /** The public key as it is uploaded. */
  Dict as(KeyKind kind, UserId user) {
    return Dict.of("user_id", user.toString(), "usage", List.of(kind.usage()))
        .with("keys", Dict.of("ed25519:" + publicKey(), publicKey()));
  }

  /** A key with this one's signature. */
  Dict sign(Dict key) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(new FakeJson().canonical(key).getBytes(StandardCharsets.UTF_8));
      Dict by = Dict.of("ed25519:" + publicKey(), base64(signature.sign()));
      return key.with("signatures", Dict.of(key.text("user_id").orElseThrow(), by));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
