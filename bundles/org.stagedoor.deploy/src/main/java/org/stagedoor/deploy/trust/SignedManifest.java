package org.stagedoor.deploy.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Compares the manifest with what was signed of it. Java's reader of jars is content if each
 * section is as it was, and looks at the main one only if the signer asked it to; but in the main
 * one is which class is started.
 */
final class SignedManifest {
  private static final String DIGEST = "-Digest-Manifest";
  private static final long MOST = 4 << 20;
  private static final List<String> STRONG = List.of("SHA-256", "SHA-384", "SHA-512");

  private SignedManifest() {}

  /** Why the manifest can't be believed; empty if each signature is about the whole of it. */
  static Optional<String> refusal(JarFile jar) throws IOException {
    JarEntry entry = jar.getJarEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      return Optional.of("it has no manifest");
    }
    List<JarEntry> signed =
        jar.stream()
            .filter(one -> one.getName().toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.SF"))
            .toList();
    Optional<JarEntry> large =
        Stream.concat(Stream.of(entry), signed.stream())
            .filter(one -> one.getSize() > MOST)
            .findFirst();
    if (large.isPresent()) {
      return Optional.of(large.get().getName() + " in it is too large");
    }
    byte[] manifest = bytes(jar, entry);
    for (JarEntry one : signed) {
      if (!covers(bytes(jar, one), manifest)) {
        return Optional.of(
            "its manifest was changed after it was signed, or signed with an old digest: "
                + one.getName());
      }
    }
    return Optional.empty();
  }

  /** What was taken out of the jar after it was signed, in words; empty if all is there. */
  static Optional<String> absent(JarFile jar) throws IOException {
    return jar.getManifest().getEntries().keySet().stream()
        .filter(name -> !name.endsWith("/") && jar.getEntry(name) == null)
        .sorted()
        .findFirst()
        .map(name -> "an entry of it was taken out after it was signed: " + name);
  }

  private static boolean covers(byte[] signatureFile, byte[] manifest) {
    Manifest signed = new Manifest();
    try {
      signed.read(new ByteArrayInputStream(signatureFile));
    } catch (IOException e) {
      // It was read whole, so it makes no sense.
      return false;
    }
    int checked = 0;
    for (Map.Entry<Object, Object> header : signed.getMainAttributes().entrySet()) {
      String key = header.getKey().toString();
      if (key.endsWith(DIGEST)) {
        String algorithm = key.substring(0, key.length() - DIGEST.length());
        if (!STRONG.contains(algorithm.toUpperCase(Locale.ROOT))) {
          continue;
        }
        if (!MessageDigest.isEqual(digest(algorithm, manifest), decoded(header.getValue()))) {
          return false;
        }
        checked++;
      }
    }
    return checked > 0;
  }

  private static byte[] decoded(Object text) {
    try {
      return Base64.getMimeDecoder().decode(text.toString());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static byte[] bytes(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
