package org.stagedoor.api.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.stagedoor.api.config.SettingsFile;

/** Whose certificates are trusted, if not those that Java does. Any thread. */
public final class Trust {
  private Trust() {}

  /**
   * Trusts what is in the file that a setting names.
   *
   * @param key the setting, empty for what Java trusts
   * @throws org.stagedoor.api.config.SettingException if there is no certificate in PEM
   */
  public static Optional<SSLContext> read(SettingsFile settings, String key) {
    try {
      Optional<String> file = settings.text(key);
      return file.isEmpty() ? Optional.empty() : Optional.of(of(Path.of(file.get())));
    } catch (GeneralSecurityException | IOException | InvalidPathException e) {
      throw settings.wrong(key, "a file of certificates in PEM");
    }
  }

  /**
   * The same for who opens sockets himself. What Java trusts is read when it is first wanted, for
   * it takes its time; the file now.
   *
   * @throws org.stagedoor.api.config.SettingException if there is no certificate in PEM
   */
  public static Supplier<SSLSocketFactory> sockets(SettingsFile settings, String key) {
    Optional<SSLSocketFactory> own = read(settings, key).map(SSLContext::getSocketFactory);
    return () -> own.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Trusts what is in a file.
   *
   * @param file certificates in PEM
   * @throws GeneralSecurityException if there is none in it
   */
  public static SSLContext of(Path file) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("trusted-" + trusted.size(), each);
      }
    }
    if (trusted.size() == 0) {
      throw new CertificateException("no certificate in it");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), new SecureRandom());
    return context;
  }
}
