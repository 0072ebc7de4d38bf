package org.stagedoor.sso.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Trip;

/**
 * Judges when a user proved herself to the provider.
 *
 * @param vouches whether a provider that does not say is believed to have asked anew
 * @param skew how far its clock may be from ours
 * @param clock ours
 */
record Freshness(boolean vouches, Duration skew, Clock clock) {
  /**
   * When she did.
   *
   * @param said by the provider
   * @return for a trip on which she had to, never before it began: a difference of the clocks is
   *     taken out
   * @throws Refusal if she had to and did not, or is said to have done so in the future
   */
  Optional<Instant> check(Optional<Instant> said, Trip trip) throws Refusal {
    Instant latest = clock.instant().plus(skew);
    if (said.isPresent() && said.get().isAfter(latest)) {
      throw Refusal.untrusted("auth_time is in the future");
    }
    if (!trip.fresh()) {
      return said;
    }
    if (said.isEmpty()) {
      if (vouches) {
        return Optional.of(clock.instant());
      }
      throw new Refusal(Reason.STALE, "the provider does not say when the user proved herself");
    }
    Instant then = said.get();
    if (then.plus(skew).isBefore(trip.begun())) {
      throw new Refusal(Reason.STALE, "the user was not asked anew");
    }
    return Optional.of(then.isBefore(trip.begun()) ? trip.begun() : then);
  }
}
