package org.stagedoor.account.admin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Nonces;

/**
 * The nonces that scripts sign, so that what they sent can't be sent again by another. The store
 * learns of one when it is used, not when anybody asks for it.
 */
@Component(service = AdminNonces.class)
public final class AdminNonces {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final String PREFIX = "org.stagedoor.account.admin/";
  private static final int BYTES = 16;

  private final Nonces nonces;
  private final RandomGenerator random = new SecureRandom();

  /** Remembers in the store which were used. */
  @Activate
  public AdminNonces(@Reference Nonces nonces) {
    this.nonces = nonces;
  }

  String issue(SharedSecret secret, Instant now) {
    String text = now.plus(LIFETIME).toEpochMilli() + "-" + random();
    return text + "-" + secret.seal(text);
  }

  /** Whether a nonce is ours and not too old. */
  boolean good(SharedSecret secret, String nonce, Instant now) {
    int end = nonce.lastIndexOf('-');
    int dash = nonce.indexOf('-');
    if (dash < 0
        || end == dash
        || !SharedSecret.same(secret.seal(nonce.substring(0, end)), nonce.substring(end + 1))) {
      return false;
    }
    return now.toEpochMilli() < Long.parseLong(nonce.substring(0, dash));
  }

  /** Uses a good nonce up; false if it was used before. */
  boolean use(String nonce, Instant now) {
    String mine = random();
    return nonces.bind(PREFIX + nonce, mine, now.plus(LIFETIME), now).equals(mine);
  }

  private String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
