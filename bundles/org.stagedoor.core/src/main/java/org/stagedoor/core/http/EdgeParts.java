package org.stagedoor.core.http;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.core.brand.Brand;
import org.stagedoor.core.protocol.Engine;

/**
 * Puts the HTTP edge together.
 *
 * @param settings how it is set
 * @param clock the time
 * @param random makes cookies and incident numbers
 * @param patience how long a body may take to come
 */
record EdgeParts(Settings settings, InstantSource clock, SecureRandom random, Duration patience) {
  Edge edge(
      Routes routes,
      Engine engine,
      Authenticator authenticator,
      SealingKeys keys,
      Supplier<Brand> brands,
      JsonCodec codec) {
    Looks looks = new Looks(brands);
    FormGuard guard =
        new FormGuard(
            new FormKeys(keys, clock),
            new BrowserCookie(settings.secure(), random),
            settings.publicUri());
    Bodies bytes = new Bodies(settings.bodyLimit(), patience);
    CallBodies bodies = new CallBodies(bytes, codec, guard);
    PageWriter writer = new PageWriter(settings, looks);
    PageAnswers pages =
        new PageAnswers(
            writer, new FormPages(writer, guard, settings.publicUri()), new Refusals(writer));
    JsonAnswers json = new JsonAnswers(codec);
    Incidents incidents = new Incidents(random);
    Caller caller = new Caller(authenticator, bodies, engine, new Replies(json, pages));
    return new Edge(
        new BrowserPages(engine, pages, bodies, incidents, looks),
        new Dispatcher(routes, caller, incidents),
        json,
        new Origins(new Proxies(settings.proxies())),
        bytes,
        clock);
  }
}
