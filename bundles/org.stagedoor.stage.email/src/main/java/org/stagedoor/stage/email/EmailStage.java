package org.stagedoor.stage.email;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.identifier.IdentifierProof;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.api.stage.StageType.Proves;

/** The auth type {@code m.login.email.identity}. */
@Component
@StageType(stage = "m.login.email.identity", proves = Proves.IDENTIFIER, concurrency = 64)
public final class EmailStage implements Stage {
  private final IdentifierProof proof;

  /** A stage upon the validation sessions of this server, and of others where that is installed. */
  @Activate
  public EmailStage(
      @Reference ValidationSessions sessions,
      @Reference Nonces nonces,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable IdentityServers elsewhere) {
    proof = new IdentifierProof(sessions, nonces, new EmailForm(), elsewhere);
  }

  @Override
  public boolean passable(Attempt attempt) {
    return proof.passable(attempt);
  }

  @Override
  public Optional<Lack> lacks() {
    return proof.lacks();
  }

  @Override
  public Page page(Attempt attempt) {
    return proof.page(attempt);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return proof.attempt(attempt);
  }
}
