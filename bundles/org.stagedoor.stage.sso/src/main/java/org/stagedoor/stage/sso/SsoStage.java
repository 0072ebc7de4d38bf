package org.stagedoor.stage.sso;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.sso.SingleSignOn;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * The auth type {@code m.login.sso}: the client opens the fallback page, from which the user goes
 * to her identity provider and back.
 */
@Component
@StageType(stage = "m.login.sso", proves = Proves.USER, concurrency = 64, timeLimitMillis = 15_000)
public final class SsoStage implements Stage {
  private final SingleSignOn signOn;

  /** A stage upon the identity providers of this server. */
  @Activate
  public SsoStage(@Reference SingleSignOn signOn) {
    this.signOn = signOn;
  }

  @Override
  public boolean passable(Attempt attempt) {
    return signOn.passable(attempt);
  }

  @Override
  public Optional<Lack> lacks() {
    return signOn.lacks();
  }

  @Override
  public Page page(Attempt attempt) {
    return signOn.page(attempt);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    return signOn.attempt(attempt);
  }
}
