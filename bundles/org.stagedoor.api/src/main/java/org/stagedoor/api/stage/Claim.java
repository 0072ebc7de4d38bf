package org.stagedoor.api.stage;

import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;

/** What a passed stage vouches for. Stages vouch; the core judges whether that is enough. */
public sealed interface Claim permits Claim.User, Claim.Identifier, Claim.Fact {
  /**
   * Whoever took the step is this user.
   *
   * @param id the user
   */
  record User(UserId id) implements Claim {}

  /**
   * Whoever took the step receives what is sent to this third-party identifier.
   *
   * @param threePid the identifier, validated
   */
  record Identifier(ThreePid threePid) implements Claim {}

  /**
   * Something that the operation may want to keep: which terms were accepted.
   *
   * @param name a name with the bundle's prefix
   * @param value at most 1024 characters
   */
  record Fact(String name, String value) implements Claim {}
}
