package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;

/**
 * The key by which this server proves itself.
 *
 * @param key the private key, of RSA or EC
 * @param algorithm how it signs
 * @param id by which the provider finds the public key; empty if it has only one
 */
record SigningKey(PrivateKey key, JWSAlgorithm algorithm, Optional<String> id) {
  /**
   * A key with the algorithm that fits it.
   *
   * @throws InvalidKeyException if there is none
   */
  static SigningKey of(PrivateKey key, Optional<String> id) throws InvalidKeyException {
    return new SigningKey(key, algorithm(key), id);
  }

  private static JWSAlgorithm algorithm(PrivateKey key) throws InvalidKeyException {
    if (!(key instanceof ECPrivateKey curved)) {
      return JWSAlgorithm.RS256;
    }
    Curve curve = Curve.forECParameterSpec(curved.getParams());
    if (Curve.P_256.equals(curve)) {
      return JWSAlgorithm.ES256;
    }
    if (Curve.P_384.equals(curve)) {
      return JWSAlgorithm.ES384;
    }
    if (Curve.P_521.equals(curve)) {
      return JWSAlgorithm.ES512;
    }
    throw new InvalidKeyException("a curve that JWTs are not signed with");
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "SigningKey[" + algorithm + "]";
  }
}
