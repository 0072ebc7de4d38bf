package org.stagedoor.core.listen;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;

/**
 * Every request passes it on its way to the servlets, before Felix HTTP looks for these. While it
 * is shut requests wait.
 */
final class Gate implements HttpConfiguration.Customizer {
  /** Nobody waits longer: a 404 of the container's own would be the lesser evil. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration SETTLING = Duration.ofMillis(500);
  private static final long IDLE_MILLIS = 1_000;

  private volatile CountDownLatch shut = new CountDownLatch(1);
  private final AtomicInteger unwarned = new AtomicInteger();
  private final AtomicReference<@Nullable Server> jetty = new AtomicReference<>();
  private volatile boolean closing;
  private volatile int connections;

  /** How many may be connected at a time, in the Jetty that is started next. */
  void limit(int most) {
    connections = most;
  }

  /** The servlets are there. */
  void open() {
    closing = false;
    shut.countDown();
  }

  /** They are not, until it is opened again. */
  void shut() {
    shut = new CountDownLatch(1);
  }

  /** Called by Jetty's threads. */
  @Override
  public Request customize(Request request, HttpFields.Mutable headers) {
    if (shut.getCount() > 0) {
      await(shut);
    }
    Server server = request.getConnectionMetaData().getConnector().getServer();
    if (jetty.get() != server && jetty.getAndSet(server) != server && connections > 0) {
      Crowd.bound(connections, server);
    }
    unwarned.incrementAndGet();
    if (closing) {
      headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      unwarned.decrementAndGet();
    } else {
      Request.addCompletionListener(request, failure -> unwarned.decrementAndGet());
    }
    return request;
  }

  /**
   * Closes the port, and returns when all who were connected have been answered, at the latest
   * after the time that Jetty is given to stop. Does nothing if nobody has ever come by.
   */
  void close() throws Exception {
    Server server = jetty.getAndSet(null);
    if (server == null) {
      return;
    }
    // Jetty will end each connection behind the answer that is on its way, also where that does not
    // say so; who sends another request on it would be served, and not be answered.
    closing = true;
    await(() -> unwarned.get() == 0, System.nanoTime() + SETTLING.toNanos());
    drain(server, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(server.getStopTimeout()));
    shut();
    server.stop();
  }

  private static void drain(Server server, long end)
      throws InterruptedException, ExecutionException {
    try {
      Graceful.shutdown(server).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return;
    }
    // Who was let in at that very moment is not counted by Jetty yet.
    LockSupport.parkNanos(PAUSE.toNanos());
    await(() -> !connected(server), end);
  }

  private static boolean connected(Server server) {
    return Arrays.stream(server.getConnectors())
            .flatMap(connector -> connector.getConnectedEndPoints().stream())
            .peek(it -> it.setIdleTimeout(Math.min(it.getIdleTimeout(), IDLE_MILLIS)))
            .filter(EndPoint::isOpen)
            .count()
        > 0;
  }

  private static void await(BooleanSupplier condition, long end) {
    while (!condition.getAsBoolean() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
