package org.stagedoor.sso.trip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Nonces;

/** Sees to it that what we sealed counts once, whichever node sees it. */
@Component(service = Once.class)
public final class Once {
  private final Nonces nonces;

  /** Keeps it in the store. */
  @Activate
  public Once(@Reference Nonces nonces) {
    this.nonces = nonces;
  }

  /**
   * Uses something up.
   *
   * @param secret what was sealed and is told to nobody: the sealed text can be written in several
   *     ways
   * @param until when it is not good any more anyway
   * @return false if it was used before
   */
  public boolean use(String secret, Instant until, Instant now) {
    String owner = UUID.randomUUID().toString();
    return nonces.bind(nonce(secret), owner, until, now).equals(owner);
  }

  /** The name under which it counts. */
  public static String nonce(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return "org.stagedoor.sso/" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
