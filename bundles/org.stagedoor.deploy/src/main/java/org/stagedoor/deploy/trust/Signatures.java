package org.stagedoor.deploy.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Judges a signed jar: everything in it must be signed by one of those who may, with a certificate
 * that is valid now, and the manifest must be the one that was signed. Java's own reader of jars
 * compares digests and signatures, and takes entries for unsigned whose digest or key is too weak.
 */
final class Signatures {
  private final Set<X509Certificate> trusted;
  private final Instant now;

  Signatures(Set<X509Certificate> trusted, Instant now) {
    this.trusted = trusted;
    this.now = now;
  }

  /**
   * Why a jar is refused; empty if all of it is signed by somebody trusted.
   *
   * @throws IOException if it can't be read now, which says nothing of what is in it
   */
  Optional<String> refusal(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      List<JarEntry> entries = jar.stream().toList();
      if (entries.stream().noneMatch(entry -> SignatureFiles.isName(entry.getName()))) {
        return Optional.of(
            "it is not signed; have it signed by a key whose certificate is in etc/trust");
      }
      Optional<String> manifest = SignedManifest.refusal(jar);
      if (manifest.isPresent()) {
        return manifest;
      }
      List<JarEntry> content =
          entries.stream().filter(one -> !one.isDirectory() && !exempt(one.getName())).toList();
      if (content.isEmpty()) {
        return Optional.of("there is nothing in it that a signature could be about");
      }
      Set<String> strangers = new HashSet<>();
      for (JarEntry entry : content) {
        readThrough(jar, entry);
        Optional<String> refusal = refusal(entry.getName(), entry.getCodeSigners(), strangers);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      JarEntry smallest = Collections.min(content, Comparator.comparingLong(JarEntry::getSize));
      Optional<String> absent = SignedManifest.absent(jar);
      return absent.isPresent() ? absent : SignatureFiles.refusal(jar, smallest);
    } catch (SecurityException e) {
      return Optional.of("it was changed after it was signed: " + e.getMessage());
    } catch (ZipException e) {
      return Optional.of("its signature can't be read: " + e.getMessage());
    }
  }

  private static boolean exempt(String name) {
    return name.equals(JarFile.MANIFEST_NAME) || SignatureFiles.isName(name);
  }

  /** Java knows an entry's signers once it was read to its end. */
  private static void readThrough(JarFile jar, JarEntry entry) throws IOException {
    byte[] block = new byte[8192];
    try (InputStream in = jar.getInputStream(entry)) {
      while (in.read(block) >= 0) {
        // Only that it was read counts.
      }
    }
  }

  private Optional<String> refusal(
      String entry, CodeSigner @Nullable [] signers, Set<String> strangers) {
    if (signers == null) {
      return Optional.of("an entry of it has no signature that counts: " + entry);
    }
    for (CodeSigner signer : signers) {
      Certificate first = signer.getSignerCertPath().getCertificates().get(0);
      if (first instanceof X509Certificate certificate && trusted.contains(certificate)) {
        return outside(certificate);
      }
      strangers.add(
          first instanceof X509Certificate x ? x.getSubjectX500Principal().getName() : "?");
    }
    return Optional.of("no certificate in etc/trust is that of its signer " + strangers);
  }

  private Optional<String> outside(X509Certificate certificate) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isBefore(begin)) {
      return Optional.of("its signer's certificate is not valid before " + begin);
    }
    return now.isAfter(end)
        ? Optional.of("its signer's certificate has expired on " + end)
        : Optional.empty();
  }
}
