package org.stagedoor.core.listen;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets so many be connected at a time, and keeps what each of them costs small; Felix HTTP has no
 * setting for either. Who comes later waits to be accepted, and those who are silent have to go
 * soon.
 */
final class Crowd extends NetworkConnectionLimit {
  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

  /**
   * Jetty remembers headers of each connection in a tree of 96 bytes per letter, with room for
   * 1,024 letters: more memory than all else that a connection needs, taken for good. This is room
   * for the header or two that are long and the same each time.
   */
  private static final int REMEMBERED_LETTERS = 64;

  private static final long IDLE_MILLIS = 1_000;
  private static final long SELDOM = TimeUnit.MINUTES.toNanos(1);

  private final int connections;
  private final AtomicLong warned = new AtomicLong(System.nanoTime() - SELDOM);

  private Crowd(int connections, Server server) {
    super(connections, server);
    this.connections = connections;
    setEndPointIdleTimeout(IDLE_MILLIS);
  }

  /**
   * Holds from now on. Those who are connected already are not counted.
   *
   * @param connections how many at a time
   */
  static void bound(int connections, Server server) {
    Arrays.stream(server.getConnectors())
        .flatMap(connector -> connector.getConnectionFactories().stream())
        .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
        .map(HttpConfiguration.ConnectionFactory.class::cast)
        .forEach(it -> it.getHttpConfiguration().setHeaderCacheSize(REMEMBERED_LETTERS));
    Crowd crowd = new Crowd(connections, server);
    server.addBean(crowd);
    // Jetty starts and asks such listeners when it begins to listen, which it has by now.
    LifeCycle.start(crowd);
    Arrays.stream(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .forEach(it -> it.getSelectorManager().addEventListener(crowd));
    Unfinished.watch(List.of(server.getConnectors()));
  }

  /** Called by Jetty's threads, which hold a lock. */
  @Override
  protected void limit() {
    super.limit();
    long now = System.nanoTime();
    long last = warned.get();
    if (now - last >= SELDOM && warned.compareAndSet(last, now)) {
      LOG.warn(
          "{} connections are open; others wait ('connections' in org.stagedoor.http.cfg)",
          connections);
    }
  }
}
