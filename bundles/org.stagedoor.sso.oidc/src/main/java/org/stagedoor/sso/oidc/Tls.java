package org.stagedoor.sso.oidc;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection trusts and what it shows.
 *
 * @param trusted certificates to trust instead of Java's; empty for those
 * @param shown our certificate with what signed it; empty for none
 * @param key the key of the first of them
 */
record Tls(List<X509Certificate> trusted, List<X509Certificate> shown, @Nullable PrivateKey key) {
  SSLContext context() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(), trust(), new SecureRandom());
    return context;
  }

  private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
    if (trusted.isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    for (X509Certificate each : trusted) {
      store.setCertificateEntry("trusted-" + store.size(), each);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
    if (shown.isEmpty() || key == null) {
      return null;
    }
    KeyStore store = empty();
    char[] none = {};
    store.setKeyEntry("client", key, none, shown.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Tls";
  }
}
