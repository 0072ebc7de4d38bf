package org.stagedoor.core.http;

import static java.util.function.Predicate.not;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.core.protocol.Engine;
import org.stagedoor.core.protocol.GuardedCall;

/**
 * Calls operations and endpoints.
 *
 * @param authenticator tells who sends a request
 * @param bodies reads what it carries
 * @param engine guards operations
 * @param replies makes answers
 */
record Caller(Authenticator authenticator, CallBodies bodies, Engine engine, Replies replies) {
  private static final String AUTH = "auth";

  /**
   * Answers a request by the service that it was led to.
   *
   * @throws org.stagedoor.api.http.MatrixException to answer with an error
   */
  Answer call(Match.Found found, Incoming incoming) {
    Optional<Requester> requester = authenticator.requester(found.routed().access(), incoming);
    if (found.routed().service() instanceof Service.Guarded hosted && hosted.call().hosted()) {
      return hosted(found, hosted.call(), incoming);
    }
    if (found.routed().service() instanceof Service.Guarded guarded) {
      Dict body = bodies.operation(incoming);
      Call call = call(found, incoming, requester, body.without(AUTH));
      return replies.of(engine.run(guarded.call(), call, body.get(AUTH)), incoming);
    }
    if (found.routed().service() instanceof Service.Taking taking) {
      Call call = call(found, incoming, requester, Dict.EMPTY);
      return replies.of(bodies.file(incoming, file -> taking.upload().take(call, file)), incoming);
    }
    Service.Plain plain = (Service.Plain) found.routed().service();
    Optional<Dict> body = bodies.endpoint(incoming, plain);
    if (body.isEmpty()) {
      return replies.pages().refusals().form(incoming);
    }
    Call call = call(found, incoming, requester, body.get());
    Call seen = plain.browser() ? call.withOrigin(bodies.guard().origin(incoming)) : call;
    return replies.of(plain.endpoint().serve(seen), incoming);
  }

  /** A browser's call: until its session is finished it is led through the pages of the flow. */
  private Answer hosted(Match.Found found, GuardedCall guarded, Incoming incoming) {
    String session = incoming.query().getOrDefault(FlowLink.SESSION, "");
    Call call =
        call(found, incoming, Optional.empty(), Dict.EMPTY)
            .withOrigin(bodies.guard().origin(incoming));
    try {
      Dict auth = session.isEmpty() ? Dict.EMPTY : Dict.of(FlowLink.SESSION, session);
      Reply reply = engine.run(guarded, call, auth);
      if (reply instanceof Reply.Json challenge) {
        // Who comes by a ticket is told no id, and goes on with the ticket.
        String id =
            challenge.body().text(FlowLink.SESSION).filter(not(String::isEmpty)).orElse(session);
        return replies.pages().begin(new FlowLink(id), incoming);
      }
      return replies.of(reply, incoming);
    } catch (MatrixException told) {
      return replies.pages().refusals().error(told, incoming);
    }
  }

  private static Call call(
      Match.Found found, Incoming incoming, Optional<Requester> requester, Dict body) {
    return new Call(
        incoming.method(),
        incoming.target().path(),
        found.parameters(),
        withoutToken(incoming.query()),
        body,
        requester,
        incoming.origin(),
        Optional.empty(),
        incoming.now());
  }

  /** No operation needs the token, and what is not there can't be logged. */
  private static Map<String, String> withoutToken(Map<String, String> query) {
    if (!query.containsKey(Authenticator.PARAMETER)) {
      return query;
    }
    Map<String, String> others = new HashMap<>(query);
    others.remove(Authenticator.PARAMETER);
    return others;
  }
}
