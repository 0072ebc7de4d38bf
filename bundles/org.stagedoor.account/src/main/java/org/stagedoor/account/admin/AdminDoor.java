package org.stagedoor.account.admin;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.registration.RegistrationRules;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/** Lets in the scripts that know the shared secret, where there is one. */
@Component(service = AdminDoor.class)
public final class AdminDoor {
  private final RegistrationRules rules;
  private final AdminNonces nonces;
  private final Guesses guesses;

  /** Goes by the rules of registration. */
  @Activate
  public AdminDoor(
      @Reference RegistrationRules rules,
      @Reference AdminNonces nonces,
      @Reference Guesses guesses) {
    this.rules = rules;
    this.nonces = nonces;
    this.guesses = guesses;
  }

  /**
   * A nonce to sign.
   *
   * @throws MatrixException 404 {@code M_UNRECOGNIZED} if there is no shared secret: then it is as
   *     if this call did not exist
   */
  String nonce(Call call) {
    return nonces.issue(secret(), call.now());
  }

  /**
   * Refuses what no script signed that knows the secret, and what was sent before.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} for a nonce that is not good, 403 {@code
   *     M_FORBIDDEN} for a wrong signature, 429 after too many of them
   */
  void check(Call call, AdminForm form) {
    SharedSecret secret = secret();
    MatrixException stale = MatrixException.invalid("nonce", "is unknown, old or used");
    if (!nonces.good(secret, form.nonce(), call.now())) {
      throw stale;
    }
    Subject address = new Subject(Subject.Kind.ADDRESS, call.origin().address());
    try (Guesses.Guess guess = guesses.open(Set.of(address))) {
      if (!secret.signed(form.mac(), form.signed())) {
        throw MatrixException.forbidden("The mac is wrong");
      }
      guess.right();
    }
    if (!nonces.use(form.nonce(), call.now())) {
      throw stale;
    }
  }

  private SharedSecret secret() {
    return rules
        .sharedSecret()
        .map(SharedSecret::new)
        .orElseThrow(() -> new MatrixException(404, Errcode.UNRECOGNIZED, "Unrecognized request"));
  }
}
