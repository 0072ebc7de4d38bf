package org.stagedoor.sso.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.stagedoor.api.json.Dict;

/**
 * Somebody at an identity provider.
 *
 * @param provider the provider's id
 * @param id who, to the provider
 */
public record Subject(String provider, String id) {
  private static final int MAX = 512;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the id is empty or too long
   */
  public Subject {
    if (id.isEmpty() || id.length() > MAX) {
      throw new IllegalArgumentException("no subject");
    }
  }

  Dict dict() {
    return Dict.of("provider", provider, "subject", id);
  }

  static Optional<Subject> of(Dict dict) {
    return dict.text("provider")
        .flatMap(provider -> dict.text("subject").map(id -> new Subject(provider, id)));
  }

  /** A short name for it. A provider's id has no blank. */
  public String digest() {
    byte[] words = (provider + " " + id).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(words);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
