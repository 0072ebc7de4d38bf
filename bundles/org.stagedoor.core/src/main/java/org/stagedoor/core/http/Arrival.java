package org.stagedoor.core.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * One request whose body has not come yet: waited for without a thread, so that those who send
 * slowly, or nothing, keep no others from being served. The container calls it by one thread at a
 * time.
 */
final class Arrival implements ReadListener, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
  private static final int CHUNK = 8192;

  /** Longer than any service and the wait for its update may take. */
  private static final long UNDER_WAY_SECONDS = 120;

  private final HttpServletRequest request;
  private final String neighbourhood;
  private final Bodies bodies;
  private final BiConsumer<HttpServletRequest, Runnable> next;
  private final AsyncContext async;
  private final ServletInputStream in;
  private final CountDownLatch answered = new CountDownLatch(1);
  private final byte[] chunk = new byte[CHUNK];
  private byte[] body = {};
  private int length;
  private long thrownAway;
  private boolean over;
  private volatile boolean completed;

  private Arrival(
      HttpServletRequest request,
      String neighbourhood,
      Bodies bodies,
      BiConsumer<HttpServletRequest, Runnable> next)
      throws IOException {
    this.request = request;
    this.neighbourhood = neighbourhood;
    this.bodies = bodies;
    this.next = next;
    this.async = request.startAsync();
    this.in = request.getInputStream();
  }

  /**
   * Returns at once; what is next is done when the body is here, or is known not to come.
   *
   * @param neighbourhood whom the memory is counted for
   * @param next is given the request with what came of its body, by a thread of the container, and
   *     what to run when it is answered
   */
  static void await(
      HttpServletRequest request,
      String neighbourhood,
      Bodies bodies,
      BiConsumer<HttpServletRequest, Runnable> next)
      throws IOException {
    Arrival arrival = new Arrival(request, neighbourhood, bodies, next);
    arrival.async.setTimeout(bodies.patience().toMillis());
    arrival.async.addListener(arrival);
    arrival.in.setReadListener(arrival);
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!over && in.isReady()) {
      int count = in.read(chunk);
      if (count < 0) {
        return;
      }
      take(count);
    }
  }

  /** Keeps one byte more than is allowed, so that it is seen that there were too many. */
  private void take(int count) {
    int kept = Math.min(count, bodies.limit() + 1 - length);
    thrownAway += count - kept;
    if (!keep(kept)) {
      end(MatrixException.unavailable("Too many requests are under way"));
    } else if (thrownAway > Bodies.MAX_DISCARDED) {
      end(null);
    }
  }

  private boolean keep(int count) {
    if (length + count > body.length) {
      int size = Math.min(Math.max(length + count, 2 * body.length), bodies.limit() + 1);
      if (!bodies.held().take(neighbourhood, size - body.length)) {
        return false;
      }
      body = Arrays.copyOf(body, size);
    }
    System.arraycopy(chunk, 0, body, length, count);
    length += count;
    return true;
  }

  @Override
  public void onAllDataRead() {
    end(null);
  }

  @Override
  public void onError(Throwable failure) {
    end(failure instanceof TimeoutException ? late() : new IOException(failure));
  }

  /**
   * The body did not come in time; or it did, and its answer is under way, perhaps waiting for an
   * update. The container would answer 500 in its place, hence it is made to wait: by the one
   * thread that this takes, after half a minute, seldom. From now on only this one may complete it.
   */
  @Override
  public void onTimeout(AsyncEvent event) throws IOException {
    end(late());
    try {
      if (!answered.await(UNDER_WAY_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("a request was not answered in time");
      }
      if (!completed) {
        async.complete();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MatrixException late() {
    return new MatrixException(408, Errcode.UNKNOWN, "The request body took too long");
  }

  private void end(@Nullable Exception failure) {
    if (over) {
      return;
    }
    over = true;
    next.accept(new Arrived(request, Arrays.copyOf(body, length), failure), this::answered);
  }

  private void answered() {
    bodies.held().give(neighbourhood, body.length);
    try {
      async.complete();
      completed = true;
    } catch (IllegalStateException expiring) {
      LOG.debug("Its time is over; the thread that waits for this completes it", expiring);
    } finally {
      answered.countDown();
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {
    end(new IOException(event.getThrowable()));
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
