package org.stagedoor.account.password;

import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;

/** Checks a password where no stage does, and counts each failure as a guess. */
@Component(service = PasswordProof.class)
public final class PasswordProof {
  private final Installed installed;
  private final Guesses guesses;

  /** Checks with whatever service is installed. */
  @Activate
  public PasswordProof(@Reference Installed installed, @Reference Guesses guesses) {
    this.installed = installed;
    this.guesses = guesses;
  }

  /**
   * Whether the password is the user's; takes the same time for users who are unknown, here or
   * altogether.
   *
   * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} after too many wrong ones, for this user
   *     or from this address; 503 if it can't be checked now
   */
  public boolean right(UserId user, String password, Call call) {
    return right(user.toString(), user, password, call);
  }

  /**
   * The same for a user who was named in another way.
   *
   * @param key what guesses are counted by, whether there is such a user or not
   */
  public boolean right(String key, UserId user, String password, Call call) {
    Set<Subject> subjects = new HashSet<>();
    subjects.add(new Subject(Subject.Kind.ACCOUNT, key));
    subjects.add(new Subject(Subject.Kind.ADDRESS, call.origin().address()));
    try (Guesses.Guess guess = guesses.open(subjects)) {
      boolean right = verify(user, password, guess);
      if (right) {
        guess.right();
      }
      return right;
    }
  }

  /** A server that is too busy to look has not been guessed at. */
  private boolean verify(UserId user, String password, Guesses.Guess guess) {
    try {
      return installed.passwordsOrRefuse().verify(user, password);
    } catch (MatrixException unavailable) {
      guess.none();
      throw unavailable;
    }
  }
}
