package org.stagedoor.core.http;

import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge for the settings in force, put together anew when they have changed. Any thread. */
final class LiveEdge implements Supplier<Edge> {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixServlet.class);

  private final Supplier<Settings> settings;
  private final Function<Settings, Edge> maker;
  private volatile Made made;

  LiveEdge(Supplier<Settings> settings, Function<Settings, Edge> maker) {
    this.settings = settings;
    this.maker = maker;
    this.made = make(settings.get());
  }

  private record Made(Settings settings, Edge edge) {}

  @Override
  public Edge get() {
    Settings now = settings.get();
    Made last = made;
    if (last.settings().equals(now)) {
      return last.edge();
    }
    Made next = make(now);
    made = next;
    return next.edge();
  }

  private Made make(Settings now) {
    LOG.info("Answering for {} at {}", now.name(), now.publicUri());
    return new Made(now, maker.apply(now));
  }
}
