package org.stagedoor.deploy.trust;

import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * What the operator trusts, at one moment.
 *
 * @param certificates of those who may sign
 * @param hashes SHA-256 of jars, 64 small hexadecimal digits each
 */
public record Trusted(Set<X509Certificate> certificates, Set<String> hashes) {
  /** Nobody and nothing. */
  public static final Trusted NOTHING = new Trusted(Set.of(), Set.of());

  /** Takes copies of the sets. */
  public Trusted {
    certificates = Set.copyOf(certificates);
    hashes = Set.copyOf(hashes);
  }
}
