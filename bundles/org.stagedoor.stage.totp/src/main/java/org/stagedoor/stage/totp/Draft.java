package org.stagedoor.stage.totp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * A factor that its user has been shown and has yet to confirm by a first code.
 *
 * @param secret shared with the app
 * @param recovery the hashes of the recovery codes
 * @param until when it is too late
 */
record Draft(Secret secret, List<String> recovery, Instant until) {
  static final Duration LIFE = Duration.ofHours(1);

  /** Copies the list. */
  Draft {
    recovery = List.copyOf(recovery);
  }

  static Draft of(UserId user, Offer offer, Instant now) {
    return new Draft(
        offer.secret(),
        offer.recoveryCodes().stream().map(code -> RecoveryCode.hash(user, code)).toList(),
        now.plus(LIFE));
  }

  /** The factor that a first code makes of it; the code is used up by that. */
  Optional<Factor> confirm(String typed, Clockwork clockwork, Instant now) {
    if (now.isAfter(until)) {
      return Optional.empty();
    }
    return clockwork.step(secret, typed, now).stream()
        .mapToObj(step -> new Factor(secret, step, recovery, Factor.Last.NONE))
        .findFirst();
  }

  Dict dict() {
    return Dict.of("secret", secret.stored(), "recovery", recovery, "until", until.toEpochMilli());
  }

  /** What {@link #dict} wrote; empty if there is none. */
  static Optional<Draft> read(Dict kept) {
    return kept.text("secret")
        .map(
            secret ->
                new Draft(
                    Secret.read(secret),
                    kept.texts("recovery").orElse(List.of()),
                    Instant.ofEpochMilli(kept.integer("until").orElse(0))));
  }
}
