package org.stagedoor.deploy.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Somebody with a key, made by keytool. */
record Signer(PrivateKey key, X509Certificate certificate) {
  private static final char[] PASSWORD = "password".toCharArray();

  /**
   * Makes one.
   *
   * @param start from when the certificate is valid, as keytool takes it; it is so for ten days
   */
  static Signer of(Path folder, String name, String start) throws Exception {
    Path store = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            name,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-startdate",
            start,
            "-validity",
            "10",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            store.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    KeyStore opened = KeyStore.getInstance(store.toFile(), PASSWORD);
    return new Signer(
        (PrivateKey) opened.getKey(name, PASSWORD), (X509Certificate) opened.getCertificate(name));
  }

  Path sign(Path jar, Path signed) throws IOException {
    return sign(jar, signed, "SHA-256");
  }

  Path sign(Path jar, Path signed, String digest) throws IOException {
    return sign(jar, signed, digest, "TEST");
  }

  /** Signs a jar; one that is signed by others is signed by both then. */
  Path sign(Path jar, Path signed, String digest, String name) throws IOException {
    try (ZipFile in = new ZipFile(jar.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      new JarSigner.Builder(key, factory.generateCertPath(List.of(certificate)))
          .digestAlgorithm(digest)
          .signerName(name)
          .build()
          .sign(in, out);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return signed;
  }

  /** Its certificate as a file. */
  Path pem(Path file) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  /** All of an entry. */
  static byte[] read(ZipFile zip, String entry) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      return in.readAllBytes();
    }
  }
}
