package org.stagedoor.core.http;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.core.protocol.Engine;

/**
 * Puts the HTTP edge together.
 *
 * @param settings how it is set
 * @param clock the time
 * @param random makes cookies and incident numbers
 */
record EdgeParts(Settings settings, InstantSource clock, SecureRandom random) {
  Edge edge(
      Routes routes,
      Engine engine,
      Authenticator authenticator,
      SealingKeys keys,
      JsonCodec codec) {
    Asset style = Asset.load("style.css", "text/css;charset=utf-8");
    Asset script = Asset.load("done.js", "text/javascript;charset=utf-8");
    FormGuard guard =
        new FormGuard(
            new FormKeys(keys, clock),
            new BrowserCookie(settings.secure(), random),
            settings.publicUri());
    Bodies bytes = new Bodies(settings.bodyLimit());
    CallBodies bodies = new CallBodies(bytes, codec, guard);
    PageAnswers pages =
        new PageAnswers(new PageWriter(settings, style, script), guard, settings.publicUri());
    JsonAnswers json = new JsonAnswers(codec);
    Incidents incidents = new Incidents(random);
    Caller caller = new Caller(authenticator, bodies, engine, new Replies(json, pages));
    return new Edge(
        new BrowserPages(engine, pages, bodies, incidents, List.of(style, script)),
        new Dispatcher(routes, caller, incidents),
        json,
        new Origins(new Proxies(settings.proxies())),
        bytes,
        clock);
  }
}
