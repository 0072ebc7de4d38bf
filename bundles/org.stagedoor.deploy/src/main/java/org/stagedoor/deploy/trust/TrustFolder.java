package org.stagedoor.deploy.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.deploy.Deployments.Trust;

/**
 * The folder {@code etc/trust}: certificates in {@code *.pem} and {@code *.crt}, lists of hashes,
 * as {@code sha256sum} prints them, in {@code *.txt}. One thread.
 */
public final class TrustFolder {
  private static final Logger LOG = LoggerFactory.getLogger(TrustFolder.class);
  private static final Pattern HASH = Pattern.compile("\\\\?([0-9A-Fa-f]{64})(\\s.*)?");

  private final Path folder;
  private Map<Path, String> before = Map.of();
  private Trusted trusted = Trusted.NOTHING;

  /**
   * A folder, which need not be there.
   *
   * @param folder where certificates and lists are
   */
  public TrustFolder(Path folder) {
    this.folder = folder;
  }

  /** The policy of a rule; where anything goes, the folder is not looked at. */
  public Policy policy(Trust trust, InstantSource clock) {
    return new Policy(trust, trust == Trust.ANY ? Trusted.NOTHING : trusted(), clock);
  }

  /** Who is trusted now. Files are read again only when they have changed. */
  public Trusted trusted() {
    Map<Path, String> now = stamps();
    if (!now.equals(before)) {
      before = now;
      trusted = read(now.keySet());
    }
    return trusted;
  }

  private Map<Path, String> stamps() {
    Map<Path, String> stamps = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{pem,crt,txt}")) {
      for (Path file : files) {
        stamps.put(file, stamp(file));
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException e) {
      LOG.warn("{} can't be read: {}; nothing in it counts", folder, e.getMessage());
      return Map.of();
    }
    return stamps;
  }

  /** One file that can't be read, such as a link that leads nowhere, takes nothing from others. */
  private static String stamp(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return is.size() + " " + is.lastModifiedTime() + " " + is.fileKey();
    } catch (IOException e) {
      return "";
    }
  }

  private static Trusted read(Set<Path> files) {
    Set<X509Certificate> certificates = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (Path file : files) {
      try {
        if (file.toString().endsWith(".txt")) {
          hashes(file, hashes);
        } else {
          certificates(file, certificates);
        }
      } catch (IOException | CertificateException e) {
        LOG.warn("trust/{} can't be read and counts for nothing: {}", name(file), e.getMessage());
      }
    }
    return new Trusted(certificates, hashes);
  }

  private static void certificates(Path file, Set<X509Certificate> found)
      throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        if (one instanceof X509Certificate certificate) {
          found.add(certificate);
          LOG.info(
              "trust/{}: jars signed by {} may be deployed until {}",
              name(file),
              certificate.getSubjectX500Principal().getName(),
              certificate.getNotAfter().toInstant());
        }
      }
    }
  }

  private static void hashes(Path file, Set<String> found) throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      Matcher hash = HASH.matcher(line.strip());
      if (hash.matches()) {
        found.add(hash.group(1).toLowerCase(Locale.ROOT));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        LOG.warn(
            "trust/{}: line {} is none of sha256sum's and counts for nothing", name(file), number);
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
