package org.stagedoor.stage.password;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.stage.password.Identification.Named;

/** The auth type {@code m.login.password}: proves a user by the account's password. */
@Component
@StageType(stage = "m.login.password", proves = StageType.Proves.USER, concurrency = 64)
public final class PasswordStage implements Stage {
  private final Accounts accounts;
  private final Passwords passwords;
  private final Guesses guesses;
  private final Identification identification;

  /** Nobody can register this name; checking its password takes the time that any other's takes. */
  private final UserId nobody;

  /** A stage upon the given services. */
  @Activate
  public PasswordStage(
      @Reference Accounts accounts,
      @Reference ThreePids threePids,
      @Reference Passwords passwords,
      @Reference Guesses guesses,
      @Reference Server server,
      @Reference PhoneNumbers phones) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.guesses = guesses;
    nobody = new UserId("!", server.name());
    identification = new Identification(server, threePids, phones);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    String password = new Fields(attempt.input().fields()).text("password");
    Named named =
        identification
            .of(attempt.input())
            .or(() -> attempt.subject().map(Named::of))
            .orElseThrow(() -> MatrixException.missing("identifier"));
    Optional<UserId> known = named.user().flatMap(accounts::find).map(Account::user);
    UserId asked = known.or(named::user).orElse(nobody);
    // The core counts guesses at the requester's own secret; it can't know whom else one names.
    boolean right =
        (known.isPresent() && known.equals(attempt.subject()))
            ? passwords.verify(asked, password)
            : guess(known.map(UserId::toString).orElse(named.key()), asked, password);
    return right
        ? Outcome.passed(new Claim.User(asked))
        : Outcome.wrong(PasswordPage.wrong(attempt));
  }

  private boolean guess(String key, UserId user, String password) {
    Subject account = new Subject(Subject.Kind.ACCOUNT, key);
    try (Guesses.Guess guess = guesses.open(Set.of(account))) {
      boolean right;
      try {
        right = passwords.verify(user, password);
      } catch (MatrixException | StoreUnavailable e) {
        guess.none();
        throw e;
      }
      if (right) {
        guess.right();
      }
      return right;
    }
  }

  @Override
  public boolean passable(Attempt attempt) {
    return attempt.subject().isEmpty()
        || attempt
            .subject()
            .flatMap(accounts::find)
            .filter(Account::hasPassword)
            .filter(account -> account.state() == Account.State.ACTIVE)
            .isPresent();
  }

  @Override
  public Page page(Attempt attempt) {
    return PasswordPage.of(attempt);
  }
}
