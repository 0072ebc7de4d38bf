package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.password.PasswordProof;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;

/** The log-in type {@code m.login.password}. */
@Component(service = PasswordLogin.class)
public final class PasswordLogin {
  private final Identifiers identifiers;
  private final PasswordProof proof;
  private final Accounts accounts;
  private final Audit audit;
  private final LoginRules rules;

  /** Understands users' names and checks their passwords. */
  @Activate
  public PasswordLogin(
      @Reference Identifiers identifiers,
      @Reference PasswordProof proof,
      @Reference Accounts accounts,
      @Reference Audit audit,
      @Reference LoginRules rules) {
    this.identifiers = identifiers;
    this.proof = proof;
    this.accounts = accounts;
    this.audit = audit;
    this.rules = rules;
  }

  /**
   * Who logs in.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN}, with one text and after one time whatever was
   *     wrong; 400 if fields are missing or wrong; 429 after too many failures
   */
  Proven authenticate(Call call) {
    if (!rules.takesPasswords()) {
      throw MatrixException.forbidden("Clients do not log in with passwords on this server");
    }
    Fields fields = call.fields();
    Identifiers.Named named = identifiers.named(fields);
    long generation = accounts.generation(named.user());
    if (!proof.right(named.key(), named.user(), fields.text("password"), call)) {
      audit.refused(call, "login", named.user());
      throw refused();
    }
    return new Proven(
        named.user(),
        () -> {
          // The password may have been changed while this one was checked.
          if (accounts.generation(named.user()) != generation) {
            throw refused();
          }
        });
  }

  private static MatrixException refused() {
    return MatrixException.forbidden("Invalid username or password");
  }
}
