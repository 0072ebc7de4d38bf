package org.stagedoor.stage.totp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * A user's second factor; immutable.
 *
 * @param secret shared with the app
 * @param step the latest time step of which a code was accepted; none up to it is any more
 * @param recovery the hashes of the recovery codes that are left
 * @param last what was accepted last
 */
record Factor(Secret secret, long step, List<String> recovery, Last last) {
  /** Copies the list. */
  Factor {
    recovery = List.copyOf(recovery);
  }

  /**
   * What was accepted, and for which session: that one may come again with it, because its answer
   * was lost or what came after failed.
   *
   * @param proof the time step, or the recovery code's hash
   * @param session the session's public key
   */
  record Last(String proof, String session) {
    static final Last NONE = new Last("", "");
  }

  /**
   * The factor as it is once a session has given a code; empty if the code is not good for it.
   *
   * @param typed a code of the app or a recovery code
   */
  Optional<Factor> accept(
      UserId user, String typed, String session, Clockwork clockwork, Instant now) {
    OptionalLong match = clockwork.step(secret, typed, now);
    if (match.isPresent()) {
      long given = match.getAsLong();
      Last mine = new Last(Long.toString(given), session);
      if (given > step) {
        return Optional.of(new Factor(secret, given, recovery, mine));
      }
      return last.equals(mine) ? Optional.of(this) : Optional.empty();
    }
    String hash = RecoveryCode.hash(user, typed);
    Last mine = new Last(hash, session);
    if (recovery.contains(hash)) {
      List<String> left = recovery.stream().filter(one -> !one.equals(hash)).toList();
      return Optional.of(new Factor(secret, step, left, mine));
    }
    return last.equals(mine) ? Optional.of(this) : Optional.empty();
  }

  Dict dict() {
    return Dict.of("secret", secret.stored(), "step", step, "recovery", recovery)
        .with("last", Dict.of("proof", last.proof(), "session", last.session()));
  }

  /** What {@link #dict} wrote; empty if there is none. */
  static Optional<Factor> read(Dict kept) {
    return kept.text("secret")
        .map(
            secret ->
                new Factor(
                    Secret.read(secret),
                    kept.integer("step").orElse(Long.MAX_VALUE),
                    kept.texts("recovery").orElse(List.of()),
                    kept.dict("last")
                        .map(
                            last ->
                                new Last(
                                    last.text("proof").orElse(""), last.text("session").orElse("")))
                        .orElse(Last.NONE)));
  }
}
