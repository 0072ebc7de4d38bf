package org.stagedoor.core.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Neighbourhood;
import org.stagedoor.api.json.Dict;

/** Answers every request, whatever happens. */
final class Edge {
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private final BrowserPages pages;
  private final Dispatcher dispatcher;
  private final JsonAnswers json;
  private final Origins origins;
  private final Bodies bodies;
  private final InstantSource clock;

  Edge(
      BrowserPages pages,
      Dispatcher dispatcher,
      JsonAnswers json,
      Origins origins,
      Bodies bodies,
      InstantSource clock) {
    this.pages = pages;
    this.dispatcher = dispatcher;
    this.json = json;
    this.origins = origins;
    this.bodies = bodies;
    this.clock = clock;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Its end is the answer.
  void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!bodies.arrived(request) && !takes(request)) {
      String neighbourhood = Neighbourhood.of(origins.of(request).address());
      Arrival.await(
          request, neighbourhood, bodies, (arrived, over) -> proceed(arrived, response, over));
      return;
    }
    Optional<CompletableFuture<Void>> back = dispatcher.awaited(request);
    if (back.isEmpty()) {
      respond(request, response, () -> {});
    } else {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      Runnable work = () -> respond(request, response, async::complete);
      back.get().thenRun(() -> async.start(work));
    }
  }

  /** Only for those whom it serves does a thread wait for what a service reads itself. */
  private boolean takes(HttpServletRequest request) {
    if (!FileStream.announced(request)) {
      return false;
    }
    try {
      return dispatcher.takes(incoming(request));
    } catch (Throwable refused) {
      return false; // It is told or logged when the body is here, and the answer is made.
    }
  }

  private Incoming incoming(HttpServletRequest request) {
    return Incoming.of(request, origins.of(request), clock.instant());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Its end is the answer.
  private void proceed(HttpServletRequest request, HttpServletResponse response, Runnable over) {
    Runnable work = () -> respond(request, response, over);
    Optional<CompletableFuture<Void>> back = dispatcher.awaited(request);
    if (back.isEmpty()) {
      work.run();
    } else {
      back.get().thenRun(() -> request.getAsyncContext().start(work));
    }
  }

  private void respond(HttpServletRequest request, HttpServletResponse response, Runnable over) {
    try {
      Answer answer = answer(request);
      bodies.finish(request);
      answer.send(request, response);
    } catch (IOException e) {
      LOG.debug("A client went away before its answer: {}", e.getMessage());
    } finally {
      over.run();
    }
  }

  private Answer answer(HttpServletRequest request) {
    if ("OPTIONS".equals(request.getMethod())) {
      return json.of(200, Dict.EMPTY);
    }
    try {
      Incoming incoming = incoming(request);
      Optional<Answer> page = pages.answer(incoming);
      return page.isPresent() ? page.get() : dispatcher.answer(incoming);
    } catch (MatrixException told) {
      return json.of(told);
    } catch (StoreUnavailable away) {
      return json.of(away);
    } catch (Throwable bug) {
      return json.of(dispatcher.incidents().log("the HTTP edge", bug));
    }
  }
}
