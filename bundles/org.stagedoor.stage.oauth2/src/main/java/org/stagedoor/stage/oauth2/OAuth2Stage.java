package org.stagedoor.stage.oauth2;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.sso.SingleSignOn;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * The auth type {@code m.login.oauth2}: the client is told at once where its user's browser begins.
 */
@Component
@StageType(
    stage = "m.login.oauth2",
    proves = Proves.USER,
    concurrency = 64,
    timeLimitMillis = 15_000)
public final class OAuth2Stage implements Stage {
  private final SingleSignOn signOn;

  /** A stage upon the identity providers of this server. */
  @Activate
  public OAuth2Stage(@Reference SingleSignOn signOn) {
    this.signOn = signOn;
  }

  @Override
  public Dict params(Attempt attempt) {
    return Dict.of("uri", signOn.address(attempt).toString());
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
