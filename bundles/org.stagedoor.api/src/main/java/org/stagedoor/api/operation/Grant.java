package org.stagedoor.api.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.stage.Claim;

/**
 * What a finished session proves.
 *
 * @param session the public key of the session; empty when no authentication was needed
 * @param user the user that was proved, if one was
 * @param claims what the passed stages vouch for
 */
public record Grant(Optional<String> session, Optional<UserId> user, List<Claim> claims) {
  /** Copies the claims. */
  public Grant {
    claims = List.copyOf(claims);
  }

  /** The third-party identifiers that were proved. */
  public Stream<ThreePid> threePids() {
    return claims.stream()
        .filter(Claim.Identifier.class::isInstance)
        .map(claim -> ((Claim.Identifier) claim).threePid());
  }

  /** The facts that were established. */
  public Stream<Claim.Fact> facts() {
    return claims.stream().filter(Claim.Fact.class::isInstance).map(Claim.Fact.class::cast);
  }
}
