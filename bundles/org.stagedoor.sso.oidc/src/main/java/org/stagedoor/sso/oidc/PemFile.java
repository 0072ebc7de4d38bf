package org.stagedoor.sso.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of keys or certificates as openssl writes it. */
record PemFile(Path path) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  /**
   * The first private key.
   *
   * @throws GeneralSecurityException if there is none in PKCS#8 without a password, of RSA or EC
   */
  PrivateKey privateKey() throws IOException, GeneralSecurityException {
    Matcher key = KEY.matcher(Files.readString(path, StandardCharsets.US_ASCII));
    if (!key.find()) {
      throw new InvalidKeySpecException("no BEGIN PRIVATE KEY in it");
    }
    PKCS8EncodedKeySpec encoded;
    try {
      encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("no Base64", e);
    }
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    } catch (InvalidKeySpecException e) {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    }
  }

  /**
   * All certificates, in their order.
   *
   * @throws GeneralSecurityException if there is none
   */
  List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(path)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new CertificateException("no certificate in it");
      }
      return found;
    }
  }
}
