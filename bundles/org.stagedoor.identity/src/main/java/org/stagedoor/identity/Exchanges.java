package org.stagedoor.identity;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Asks identity servers, a few questions at once, each bounded in time and size whatever the server
 * does. Used by many threads.
 */
final class Exchanges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
  private static final int AT_ONCE = 16;

  /** An answer with its headers and TLS. */
  private static final int MAX_BYTES = 256 * 1024;

  private final JsonCodec json;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Exchanges::thread);

  Exchanges(JsonCodec json) {
    this.json = json;
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "stagedoor-identity");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Asks.
   *
   * @throws MatrixException 503 if there is no answer that could be one
   */
  Answer ask(Question question, Settings settings) {
    boolean anywhere = question.server().anywhere();
    try (GuardedSocket socket =
        new GuardedSocket(address -> anywhere || PublicAddresses.has(address), MAX_BYTES)) {
      GuardedTls tls = new GuardedTls(settings.tls().get(), socket);
      // The time limits of the client are for each piece, and for none while a name is looked up.
      Future<Question.Raw> answer = threads.submit(() -> question.ask(tls, settings.timeout()));
      try {
        return read(question, answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
      } finally {
        answer.cancel(true);
      }
    } catch (RejectedExecutionException e) {
      throw away(question, "too many questions are open");
    } catch (TimeoutException e) {
      throw away(question, "it did not answer in time");
    } catch (ExecutionException e) {
      throw away(question, String.valueOf(e.getCause()));
    } catch (IOException e) {
      throw away(question, String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(question, "the server is stopped");
    }
  }

  private Answer read(Question question, Question.Raw raw) {
    if (raw.status() != 200 && (raw.status() < 400 || raw.status() > 404)) {
      throw away(question, "it answered " + raw.status());
    }
    Dict body;
    try {
      body = json.read(raw.text());
    } catch (MatrixException e) {
      if (raw.status() == 200) {
        throw away(question, "its answer is no JSON object");
      }
      body = Dict.EMPTY;
    }
    if (failing.remove(question.server().name())) {
      LOG.info("The identity server {} works again", question.server().name());
    }
    return new Answer(raw.status(), body);
  }

  /** Told once until it works again, or every client would write a line. */
  private MatrixException away(Question question, String why) {
    if (failing.add(question.server().name())) {
      String printable = why.replaceAll("\\p{Cntrl}", " ");
      LOG.warn("The identity server {} fails: {}", question.server().name(), printable);
    }
    return MatrixException.unavailable("The identity server can't be asked now");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
