package org.stagedoor.sso.trip;

import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.json.Dict;

/**
 * One way to a provider and back.
 *
 * @param provider the provider's id
 * @param secret as in {@link org.stagedoor.api.account.IdentityProvider.Trip#secret}
 * @param begun when it began
 * @param goal what for; to pass a stage, the user must prove herself anew
 */
public record Voyage(String provider, String secret, Instant begun, Goal goal) {
  /** Whether the user must prove herself anew. */
  public boolean fresh() {
    return goal instanceof Goal.Step;
  }

  Dict dict() {
    return goal.dict()
        .with("provider", provider)
        .with("secret", secret)
        .with("begun", begun.toEpochMilli());
  }

  static Optional<Voyage> of(Dict dict) {
    Instant begun = Instant.ofEpochMilli(dict.integer("begun").orElse(0));
    return dict.text("provider")
        .flatMap(
            provider ->
                dict.text("secret")
                    .flatMap(
                        secret ->
                            Goal.of(dict).map(goal -> new Voyage(provider, secret, begun, goal))));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Voyage[" + provider + " " + goal + "]";
  }
}
