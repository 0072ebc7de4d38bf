package org.stagedoor.sso.oidc;

import java.util.Arrays;
import java.util.Optional;

/** How this server proves to the provider who it is, by the names of OpenID Connect. */
enum ClientMethod {
  CLIENT_SECRET_BASIC(Needs.SECRET),
  CLIENT_SECRET_POST(Needs.SECRET),
  CLIENT_SECRET_JWT(Needs.SECRET),
  PRIVATE_KEY_JWT(Needs.KEY),
  TLS_CLIENT_AUTH(Needs.CERTIFICATE),
  SELF_SIGNED_TLS_CLIENT_AUTH(Needs.CERTIFICATE),
  /** The secret is a token that we sign: Sign in with Apple. */
  APPLE(Needs.KEY),
  NONE(Needs.NOTHING);

  /** What a method can't do without. */
  enum Needs {
    NOTHING,
    SECRET,
    KEY,
    /** And its key. */
    CERTIFICATE
  }

  private final Needs needs;

  ClientMethod(Needs needs) {
    this.needs = needs;
  }

  Needs needs() {
    return needs;
  }

  /** Whether the connection itself proves it. */
  boolean byTls() {
    return needs == Needs.CERTIFICATE;
  }

  /** Its name in settings. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<ClientMethod> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
