package org.stagedoor.deploy.trust;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.deploy.Deployments.Trust;

/**
 * The folder {@code etc/trust}: certificates in {@code *.pem} and {@code *.crt}, lists of hashes,
 * as {@code sha256sum} prints them, in {@code *.txt}. What is there and can't be read at the
 * moment, as when the process has too many files open, counts as it did: else stages that run would
 * be taken away. One thread.
 */
public final class TrustFolder {
  private static final Logger LOG = LoggerFactory.getLogger(TrustFolder.class);

  private final Path folder;
  private final Set<Path> unread = new HashSet<>();
  private Map<Path, TrustFile> files = Map.of();
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
    Map<Path, TrustFile> now = look();
    if (!now.equals(files)) {
      files = now;
      trusted = together(now);
    }
    return trusted;
  }

  private Map<Path, TrustFile> look() {
    Map<Path, TrustFile> now = new TreeMap<>();
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, "*.{pem,crt,txt}")) {
      for (Path file : listed) {
        now.put(file, read(file));
      }
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (IOException | DirectoryIteratorException e) {
      complain(folder, e);
      return files;
    }
    unread.remove(folder);
    return now;
  }

  private TrustFile read(Path file) {
    TrustFile before = files.getOrDefault(file, TrustFile.none());
    try {
      TrustFile read = TrustFile.of(file, before);
      unread.remove(file);
      if (read.equals(TrustFile.none()) && !files.containsKey(file)) {
        LOG.warn("{} leads nowhere and counts for nothing", file);
      }
      return read;
    } catch (IOException e) {
      complain(file, e);
      return before;
    }
  }

  /** It is looked at ten times a second. */
  private void complain(Path what, Exception e) {
    if (unread.add(what)) {
      LOG.warn("{} can't be read now: {}; what it said counts on", what, e.toString());
    }
  }

  private static Trusted together(Map<Path, TrustFile> files) {
    Set<X509Certificate> certificates = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (TrustFile file : files.values()) {
      certificates.addAll(file.trusted().certificates());
      hashes.addAll(file.trusted().hashes());
    }
    return new Trusted(certificates, hashes);
  }
}
