package org.stagedoor.stage.totp;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * The second factors of all users, in the store. A change is made upon what is kept then, so that
 * of two nodes that are given the same code one accepts it. Used by any thread.
 */
final class Factors {
  private static final String NAME = "org.stagedoor.stage.totp";
  private static final String FACTOR = "factor";
  private static final String DRAFT = "draft";

  private final UserData data;
  private final Supplier<Clockwork> clockwork;

  Factors(UserData data, Supplier<Clockwork> clockwork) {
    this.data = data;
    this.clockwork = clockwork;
  }

  Optional<Factor> find(UserId user) {
    return data.get(user, NAME).flatMap(Factors::factor);
  }

  private static Optional<Factor> factor(Dict kept) {
    return kept.dict(FACTOR).flatMap(Factor::read);
  }

  /** Keeps what a user was offered until it is confirmed; a factor that there is stays good. */
  void draft(UserId user, Offer offer, Instant now) {
    Dict draft = Draft.of(user, offer, now).dict();
    data.update(user, NAME, kept -> kept.with(DRAFT, draft));
  }

  /** Makes what was offered last the user's factor, if this is a code of it. */
  boolean confirm(UserId user, String typed, Instant now) {
    return change(
        user,
        kept ->
            kept.dict(DRAFT)
                .flatMap(Draft::read)
                .flatMap(draft -> draft.confirm(typed, clockwork.get(), now))
                .map(factor -> Dict.of(FACTOR, factor.dict())));
  }

  /**
   * Takes a code; the same one for one session only.
   *
   * @param session the session's public key
   */
  boolean accept(UserId user, String typed, String session, Instant now) {
    return change(
        user,
        kept ->
            factor(kept)
                .flatMap(factor -> factor.accept(user, typed, session, clockwork.get(), now))
                .map(factor -> kept.with(FACTOR, factor.dict())));
  }

  /** Forgets a user's factor and what she was offered; false if there was no factor. */
  boolean remove(UserId user) {
    return change(user, kept -> factor(kept).map(factor -> Dict.EMPTY));
  }

  /** Writes only if there is something to write: guesses cost the store no more than a look. */
  private boolean change(UserId user, Function<Dict, Optional<Dict>> change) {
    if (data.get(user, NAME).flatMap(change).isEmpty()) {
      return false;
    }
    AtomicBoolean changed = new AtomicBoolean();
    data.update(
        user,
        NAME,
        kept -> {
          Optional<Dict> next = change.apply(kept);
          changed.set(next.isPresent());
          return next.orElse(kept);
        });
    return changed.get();
  }
}
