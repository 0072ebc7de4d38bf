package org.stagedoor.sso.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.json.JsonCodec;

/**
 * Enters into relations with providers.
 *
 * @param json reads what they answer
 * @param nonces remembers what counts once
 * @param clock the time
 * @param background for what is read now and then; one thread
 * @param pause in which time a provider's keys are fetched twice at most
 */
record Relations(
    JsonCodec json,
    Nonces nonces,
    Clock clock,
    ScheduledExecutorService background,
    Duration pause) {
  Relation open(OidcSettings settings) {
    Client client = settings.client().client();
    Web web = new Web(settings.timeout(), settings.client().tls());
    Health health = new Health(settings.description().id());
    Signatures signatures =
        new Signatures(settings.algorithms(), client.secret(), new ProviderKeys(web, pause));
    CodeFlow flow =
        new CodeFlow(
            settings.asking(),
            settings.reading(),
            new TokenRequests(client.id(), new ClientProof(client, clock), web, json),
            new IdTokens(client.id(), signatures, settings.skew(), clock),
            new UserInfoRequests(web, json),
            new Freshness(settings.reading().vouches(), settings.skew(), clock),
            json);
    return new Relation(
        settings.description(),
        directory(settings, web, health),
        new AuthorizationRequests(client.id(), settings.asking()),
        flow,
        new LogoutTokens(client.id(), signatures, settings.skew(), nonces, clock),
        health);
  }

  private Directory directory(OidcSettings settings, Web web, Health health) {
    if (settings.fixed().isPresent()) {
      Metadata fixed = settings.fixed().get();
      return () -> fixed;
    }
    return new Discovery(settings.discovery().orElseThrow(), web, health, background);
  }
}
