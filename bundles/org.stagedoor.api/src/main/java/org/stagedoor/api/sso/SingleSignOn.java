package org.stagedoor.api.sso;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;

/**
 * Proves users by the identity providers that their accounts are linked to: all that a stage needs
 * whose user goes elsewhere and comes back. A stage hands its own calls on to the method of the
 * same name, and adds what its auth type tells clients.
 *
 * <p>The way: the page says what is being confirmed and asks whether to go on; the browser is sent
 * to the provider, which must ask the user anew; it comes back, and the stage is passed with a
 * {@link org.stagedoor.api.stage.Claim.User}. Whoever comes back in another browser than was sent
 * away, or from an address that the client was given, is asked to confirm once more, in this
 * browser.
 *
 * <p>A service of the bundle {@code org.stagedoor.sso}. Any thread may call. All but {@link
 * #attempt}, which asks the provider and may block for 15 seconds, cost a look-up or two.
 */
@ProviderType
public interface SingleSignOn {
  /** Whether the user has an account at a provider that is installed. */
  boolean passable(Attempt attempt);

  /** What is missing if there is no provider at all. */
  Optional<Lack> lacks();

  /** The page; {@link Page.Proceed} for who has come back. */
  Page page(Attempt attempt);

  /** A step. */
  Outcome attempt(Attempt attempt);

  /**
   * Where a client has its user's browser begin: the provider's own address if there is one
   * provider alone to choose, else the stage's page. Writes nothing.
   */
  URI address(Attempt attempt);
}
