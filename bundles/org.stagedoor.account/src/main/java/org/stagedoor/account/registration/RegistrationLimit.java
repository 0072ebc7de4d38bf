package org.stagedoor.account.registration;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;

/**
 * How many registrations one remote address may make, and how many begin by passing a stage: one of
 * several stages counts twice.
 */
@Component(service = RegistrationLimit.class)
public final class RegistrationLimit {
  private final Guesses guesses;

  /** Counts with the guesses, whose limits are shared by the nodes. */
  @Activate
  public RegistrationLimit(@Reference Guesses guesses) {
    this.guesses = guesses;
  }

  /**
   * Counts one.
   *
   * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} after too many
   */
  void count(Call call) {
    Subject address = new Subject(Subject.Kind.REGISTRATION, call.origin().address());
    guesses.open(Set.of(address)).close();
  }
}
