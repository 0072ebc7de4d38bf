package org.stagedoor.deploy.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of {@code etc/trust} as it was read.
 *
 * @param stamp by which it is seen to have changed
 * @param trusted what it says; nothing, if it makes no sense
 */
record TrustFile(String stamp, Trusted trusted) {
  private static final Logger LOG = LoggerFactory.getLogger(TrustFile.class);
  private static final Pattern HASH = Pattern.compile("\\\\?([0-9A-Fa-f]{64})(\\s.*)?");

  /** What counts of a link that leads nowhere, or of a file that went while it was looked at. */
  private static final TrustFile NONE = new TrustFile("", Trusted.NOTHING);

  /**
   * Reads a file, unless it is as it was.
   *
   * @param before as which it was read before; {@link #none} if it was not
   * @throws IOException if it is there and can't be read now, which says nothing of what it holds
   */
  static TrustFile of(Path file, TrustFile before) throws IOException {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      String stamp = is.size() + " " + is.lastModifiedTime() + " " + is.fileKey();
      return stamp.equals(before.stamp)
          ? before
          : new TrustFile(stamp, read(file, Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return NONE;
    }
  }

  /** One that was not read yet. */
  static TrustFile none() {
    return NONE;
  }

  private static Trusted read(Path file, byte[] content) {
    return file.toString().endsWith(".txt")
        ? new Trusted(Set.of(), hashes(file, new String(content, StandardCharsets.UTF_8)))
        : new Trusted(certificates(file, content), Set.of());
  }

  private static Set<X509Certificate> certificates(Path file, byte[] content) {
    Set<X509Certificate> found = new HashSet<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(content))) {
        if (one instanceof X509Certificate certificate) {
          found.add(certificate);
          LOG.info(
              "trust/{}: jars signed by {} may be deployed until {}",
              file.getFileName(),
              certificate.getSubjectX500Principal().getName(),
              certificate.getNotAfter().toInstant());
        }
      }
    } catch (CertificateException e) {
      LOG.warn(
          "trust/{} makes no sense and counts for nothing: {}", file.getFileName(), e.getMessage());
    }
    return found;
  }

  private static Set<String> hashes(Path file, String content) {
    Set<String> found = new HashSet<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      Matcher hash = HASH.matcher(line.strip());
      if (hash.matches()) {
        found.add(hash.group(1).toLowerCase(Locale.ROOT));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        LOG.warn(
            "trust/{}: line {} is none of sha256sum's and counts for nothing",
            file.getFileName(),
            number);
      }
    }
    return found;
  }
}
