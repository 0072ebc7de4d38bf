package org.stagedoor.sso.fake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** A provider that says what a test tells it to. */
public final class StandIn implements IdentityProvider {
  private final String id;
  private Optional<Verdict> verdict = Optional.empty();
  private boolean away;

  /** With nothing to say yet. */
  public StandIn(String id) {
    this.id = id;
  }

  /** What it says from now on. */
  public StandIn says(Verdict next) {
    verdict = Optional.of(next);
    return this;
  }

  /** It can't be used. */
  public void goAway() {
    away = true;
  }

  @Override
  public Description description() {
    return new Description(id, "Name of " + id, Optional.empty(), Optional.empty(), "oidc");
  }

  @Override
  public URI start(Trip trip) {
    if (away) {
      throw MatrixException.unavailable("away");
    }
    String state = URLEncoder.encode(trip.state(), StandardCharsets.UTF_8);
    return URI.create("https://" + id + ".example.org/?fresh=" + trip.fresh() + "&state=" + state);
  }

  @Override
  public Verdict finish(Dict parameters, Trip trip) {
    return verdict.orElseThrow();
  }
}
