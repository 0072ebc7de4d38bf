package org.stagedoor.api.flow;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.json.Dict;

/**
 * Seals what a bundle hands to others and wants back as it was, so that nothing need be kept until
 * then: nobody can read it, or make another. That it comes back once, and from whom, is for the
 * bundle to see to. A service of the core; the nodes share its keys. Any thread may call, and it
 * answers from memory but for the first call and for keys that are new.
 */
@ProviderType
public interface Seals {
  /**
   * Seals.
   *
   * @param purpose the bundle's own name and what it is for; it opens for the same purpose alone
   * @param content what
   * @param until when it stops being good
   * @return of the characters {@code A-Z a-z 0-9 _ -}, a third longer than the content's JSON and
   *     some 60 characters more
   */
  String seal(String purpose, Dict content, Instant until);

  /**
   * Opens.
   *
   * @param text of any length; hostile
   * @return what was sealed; empty if it is none of ours, for another purpose, or not good any more
   */
  Optional<Dict> open(String purpose, String text, Instant now);
}
