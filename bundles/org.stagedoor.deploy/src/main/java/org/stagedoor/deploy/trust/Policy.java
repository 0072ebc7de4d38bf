package org.stagedoor.deploy.trust;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.BundleJar;

/**
 * Says which jars may be deployed.
 *
 * @param trust the rule
 * @param trusted whom and what it refers to
 * @param clock by which certificates expire
 */
public record Policy(Trust trust, Trusted trusted, InstantSource clock) {
  /**
   * Why a jar may not be deployed, for operators; empty if it may.
   *
   * @throws IOException if the copy of it can't be read now, which says nothing of the jar
   */
  public Optional<String> refusal(BundleJar jar) throws IOException {
    if (trust == Trust.ANY) {
      return Optional.empty();
    }
    if (trust == Trust.SIGNED) {
      return new Signatures(trusted.certificates(), clock.instant()).refusal(jar.copy());
    }
    return trusted.hashes().contains(jar.sha256())
        ? Optional.empty()
        : Optional.of(
            "no list in etc/trust has its SHA-256; add it to a .txt file there if you trust it: "
                + jar.sha256());
  }
}
