package org.stagedoor.core.listen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what all requests that have only begun take together. Jetty limits the header of each, but
 * keeps each of its fields as objects of up to twenty times its size; a thousand connections that
 * send many small fields and never end would take all memory. Beyond the bound, those go that have
 * sent most.
 *
 * <p>Whether a request has begun only the parser knows: what came in one piece with the one before
 * may belong to that, or be a beginning. Jetty calls the class that has it internal; Felix HTTP
 * exports it.
 *
 * <p>Jetty's threads tell of connections; one of them at a time looks at all.
 */
final class Unfinished implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);

  /** Thousands of ordinary requests; as objects, less than the smallest server has to spare. */
  private static final long MAX_BYTES = 2L << 20;

  /** What is allowed for the header of one; whoever has sent more sends a body. */
  private static final long MAX_HEADER = 16L << 10;

  /**
   * So much may be the end of a request that was read meanwhile; more may be the next's beginning.
   */
  private static final long ORDINARY = 1024;

  /** Short enough that not much can come in between. */
  private static final long LOOK_MILLIS = 50;

  private final Map<HttpConnection, Begun> open = new ConcurrentHashMap<>();
  private final Scheduler scheduler;

  private Unfinished(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Watches those who connect from now on, as long as the server runs. */
  static void watch(List<Connector> connectors) {
    for (Connector connector : connectors) {
      Unfinished unfinished = new Unfinished(connector.getScheduler());
      connector.addEventListener(unfinished);
      unfinished.lookSoon();
    }
  }

  /** Of TLS there is one more, which counts the same bytes and never ends a request. */
  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof HttpConnection http) {
      open.put(http, new Begun());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof HttpConnection http) {
      open.remove(http);
    }
  }

  /** Runs but once at a time; the scheduler forgets it when the server stops. */
  private void lookSoon() {
    scheduler.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      long all = 0;
      for (Map.Entry<HttpConnection, Begun> one : open.entrySet()) {
        all += one.getValue().look(one.getKey());
      }
      if (all > MAX_BYTES) {
        relieve(all, open.entrySet());
      }
    } finally {
      lookSoon();
    }
  }

  private static void relieve(long all, Collection<Map.Entry<HttpConnection, Begun>> open) {
    List<Map.Entry<HttpConnection, Begun>> greatest =
        open.stream().sorted(Comparator.comparing(one -> -one.getValue().bytes)).toList();
    int closed = 0;
    long left = all;
    for (Map.Entry<HttpConnection, Begun> one : greatest) {
      if (left <= MAX_BYTES / 2) {
        break;
      }
      left -= one.getValue().bytes;
      one.getKey().getEndPoint().close();
      closed++;
    }
    LOG.warn(
        "{} connections were closed whose requests had begun and did not end; {} bytes in all",
        closed,
        all);
  }

  /** What one connection has sent of a request that has not been answered. */
  private static final class Begun {
    private long requests;
    private long base;
    private long seen;
    private long bytes;

    long look(HttpConnection connection) {
      long all = connection.getBytesIn();
      // In this order: what comes in between is not taken for answered.
      if (connection.getParser().isStart()) {
        requests = connection.getMessagesIn();
        base = all;
      } else if (connection.getMessagesIn() != requests) {
        requests = connection.getMessagesIn();
        base = all - seen <= ORDINARY ? all : seen;
      }
      seen = all;
      bytes = Math.min(all - base, MAX_HEADER);
      return bytes;
    }
  }
}
