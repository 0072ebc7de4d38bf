package org.stagedoor.stage.totp;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Page.Field;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;

/**
 * The auth type {@code org.stagedoor.login.totp}: the client sends {@code code}, six digits of the
 * user's app, or {@code recovery_code}. It is a second factor: it proves nobody by itself, since
 * six digits are no password, and is asked of the user whom the access token or an earlier stage
 * names.
 */
@Component
@StageType(stage = TotpStage.TYPE)
public final class TotpStage implements Stage {
  static final String TYPE = "org.stagedoor.login.totp";
  private static final String CODE = "code";
  private static final String RECOVERY = "recovery_code";

  private final Factors factors;
  private final ThreePids threePids;
  private final Guesses guesses;

  /** Called by DS. */
  @Activate
  public TotpStage(
      @Reference TotpSettings settings,
      @Reference ThreePids threePids,
      @Reference Guesses guesses) {
    this.factors = settings.factors();
    this.threePids = threePids;
    this.guesses = guesses;
  }

  /** What a passed stage leaves for operations of this bundle. */
  static Claim.Fact passedBy(UserId user) {
    return new Claim.Fact(TYPE, user.toString());
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    ResourceBundle words = TotpWords.in(attempt.errorLocales());
    Optional<UserId> user = user(attempt);
    if (user.isEmpty()) {
      return Outcome.denied(Errcode.FORBIDDEN, words.getString("unknown"));
    }
    Optional<String> typed =
        Stream.of(CODE, RECOVERY)
            .flatMap(field -> attempt.input().fields().text(field).stream())
            .map(text -> text.replace(" ", ""))
            .filter(text -> !text.isEmpty())
            .findFirst();
    if (typed.isEmpty()) {
      return Outcome.denied(Errcode.MISSING_PARAM, words.getString("missing"));
    }
    return guess(user.get(), typed.get(), attempt)
        ? Outcome.passed(passedBy(user.get()))
        : Outcome.wrong(words.getString("wrong"));
  }

  /**
   * Counted apart from guesses at the password: a right password makes the core forget those, so
   * that who knows it could guess at codes for ever.
   */
  private boolean guess(UserId user, String typed, Attempt attempt) {
    Subject subject = new Subject(Subject.Kind.ACCOUNT, TYPE + " " + user);
    try (Guesses.Guess guess = guesses.open(Set.of(subject))) {
      boolean right;
      try {
        right = factors.accept(user, typed, attempt.session(), attempt.now());
      } catch (RuntimeException e) {
        guess.none();
        throw e;
      }
      if (right) {
        guess.right();
      }
      return right;
    }
  }

  /** Until it is known who asks, it may be somebody who has a factor. */
  @Override
  public boolean passable(Attempt attempt) {
    Optional<UserId> user = user(attempt);
    return user.isEmpty() || factors.find(user.get()).isPresent();
  }

  private Optional<UserId> user(Attempt attempt) {
    return attempt
        .subject()
        .or(() -> attempt.claims().stream().flatMap(claim -> user(claim).stream()).findFirst());
  }

  private Optional<UserId> user(Claim claim) {
    if (claim instanceof Claim.User user) {
      return Optional.of(user.id());
    }
    return claim instanceof Claim.Identifier identifier
        ? threePids.owner(identifier.threePid().medium(), identifier.threePid().address())
        : Optional.empty();
  }

  @Override
  public Page page(Attempt attempt) {
    ResourceBundle words = TotpWords.in(attempt.locales());
    return new Page.Form(
        words.getString("title"),
        words.getString("prompt"),
        List.of(
            new Field(CODE, words.getString("code"), Field.Kind.ONE_TIME_CODE),
            new Field(RECOVERY, words.getString("recovery"), Field.Kind.TEXT)),
        words.getString("submit"));
  }
}
