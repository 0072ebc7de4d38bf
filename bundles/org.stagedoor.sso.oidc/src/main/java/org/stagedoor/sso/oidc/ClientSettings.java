package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.sso.oidc.ClientMethod.Needs;

/**
 * The settings of who this server is to the provider, and of the connection.
 *
 * @param client who we are
 * @param tls whom the connection trusts and what it shows; empty for Java's
 */
record ClientSettings(Client client, Optional<SSLContext> tls) {
  private static final String METHOD = "client.authentication";
  private static final String SECRET = ".client.secret";
  private static final String KEY = "key.file";
  private static final String CERTIFICATE = "certificate.file";
  private static final String TRUST = "trust.file";

  /** What HS256 needs, and so the tokens that are signed with it. */
  private static final int LEAST_SIGNING_SECRET = 32;

  /**
   * Reads the settings, and the files that they name.
   *
   * @throws SettingException if a setting is wrong
   */
  static ClientSettings of(Choices choices) {
    ClientMethod method = method(choices);
    Optional<PrivateKey> key = key(choices);
    Optional<Secret> secret = choices.text(SECRET).map(Secret::new);
    List<X509Certificate> shown = certificates(choices, CERTIFICATE);
    boolean certified = method.needs() == Needs.CERTIFICATE;
    need(choices, SECRET, method.needs() != Needs.SECRET || secret.isPresent());
    need(choices, KEY, !(certified || method.needs() == Needs.KEY) || key.isPresent());
    need(choices, CERTIFICATE, !certified || !shown.isEmpty());
    if (method == ClientMethod.CLIENT_SECRET_JWT
        && secret.orElseThrow().getValueBytes().length < LEAST_SIGNING_SECRET) {
      throw choices.file().wrongSecret(SECRET, "of 32 characters at least for " + method.word());
    }
    Optional<SigningKey> signing = signing(choices, key);
    boolean apple = method == ClientMethod.APPLE;
    need(choices, "team", !apple || choices.text("team").isPresent());
    need(choices, "key.id", !apple || choices.text("key.id").isPresent());
    Client client =
        new Client(
            new ClientID(choices.needed("client.id")),
            method,
            secret,
            signing,
            choices.uri("audience").map(uri -> choices.needed("audience")),
            choices.text("team"));
    return new ClientSettings(client, tls(choices, shown, key));
  }

  private static void need(Choices choices, String key, boolean there) {
    if (!there) {
      throw choices.wrong(key, "there");
    }
  }

  private static ClientMethod method(Choices choices) {
    String word = choices.text(METHOD).orElse(ClientMethod.CLIENT_SECRET_BASIC.word());
    return ClientMethod.of(word)
        .orElseThrow(
            () ->
                choices.wrong(
                    METHOD,
                    Arrays.stream(ClientMethod.values())
                        .map(ClientMethod::word)
                        .collect(Collectors.joining(" or "))));
  }

  private static Optional<PrivateKey> key(Choices choices) {
    Optional<Path> path = path(choices, KEY);
    try {
      return path.isEmpty() ? Optional.empty() : Optional.of(new PemFile(path.get()).privateKey());
    } catch (IOException | GeneralSecurityException e) {
      throw choices.wrong(KEY, "a file of a private key of RSA or EC (PEM, PKCS#8, no password)");
    }
  }

  private static Optional<SigningKey> signing(Choices choices, Optional<PrivateKey> key) {
    try {
      return key.isEmpty()
          ? Optional.empty()
          : Optional.of(SigningKey.of(key.get(), choices.text("key.id")));
    } catch (GeneralSecurityException e) {
      throw choices.wrong(KEY, "a key of RSA or of the curves P-256, P-384 or P-521");
    }
  }

  private static List<X509Certificate> certificates(Choices choices, String setting) {
    Optional<Path> path = path(choices, setting);
    try {
      return path.isEmpty() ? List.of() : new PemFile(path.get()).certificates();
    } catch (IOException | GeneralSecurityException e) {
      throw choices.wrong(setting, "a file of certificates (PEM)");
    }
  }

  private static Optional<SSLContext> tls(
      Choices choices, List<X509Certificate> shown, Optional<PrivateKey> key) {
    List<X509Certificate> trusted = certificates(choices, TRUST);
    if (trusted.isEmpty() && shown.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Tls(trusted, shown, key.orElse(null)).context());
    } catch (IOException | GeneralSecurityException e) {
      throw choices.wrong(CERTIFICATE, "the certificate of the key in " + KEY);
    }
  }

  private static Optional<Path> path(Choices choices, String setting) {
    try {
      return choices.text(setting).map(Path::of);
    } catch (InvalidPathException e) {
      throw choices.wrong(setting, "a file");
    }
  }
}
