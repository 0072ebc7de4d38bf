package org.stagedoor.sso.oidc;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.json.Dict;

/**
 * This server's relation to one provider, as one configuration has it.
 *
 * @param description what users are told of the provider
 * @param directory its addresses
 * @param requests the way there
 * @param flow the way back
 * @param logouts what it tells of itself
 * @param health what the operator is told
 */
record Relation(
    Description description,
    Directory directory,
    AuthorizationRequests requests,
    CodeFlow flow,
    LogoutTokens logouts,
    Health health)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relation.class);

  URI start(Trip trip) {
    return requests.address(trip, directory.now());
  }

  Verdict finish(Dict parameters, Trip trip) {
    try {
      Verdict verdict = flow.identity(parameters, trip, directory.now());
      health.works();
      return verdict;
    } catch (Refusal refusal) {
      return refusal.verdict();
    } catch (IOException e) {
      health.fails(String.valueOf(e.getMessage()));
      throw health.away();
    }
  }

  Optional<Ended> ended(Dict parameters) {
    Optional<String> token = parameters.text("logout_token");
    Metadata metadata = directory.now();
    if (token.isEmpty() || metadata.issuer().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(logouts.verify(token.get(), metadata, metadata.issuer().get()));
    } catch (Refusal refusal) {
      LOG.debug(
          "Not believed of the identity provider {}: {}",
          description.id(),
          refusal.verdict().detail());
      return Optional.empty();
    } catch (IOException e) {
      health.fails(String.valueOf(e.getMessage()));
      throw health.away();
    }
  }

  @Override
  public void close() {
    directory.close();
  }
}
