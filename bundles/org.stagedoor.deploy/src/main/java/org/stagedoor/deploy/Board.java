package org.stagedoor.deploy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.deploy.Deployment;

/**
 * What became of each file, for all to read; what changes is told to the log, in one line each. One
 * thread writes.
 */
final class Board {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private final InstantSource clock;
  private final Map<String, Deployment> entries = new TreeMap<>();
  private volatile List<Deployment> published = List.of();

  Board(InstantSource clock) {
    this.clock = clock;
  }

  /** What became of each file, sorted by name. */
  List<Deployment> list() {
    return published;
  }

  Optional<Deployment> find(String file) {
    return published.stream().filter(one -> one.file().equals(file)).findFirst();
  }

  /** Files that are not there any more. */
  void remove(Set<String> files) {
    for (String file : files) {
      Deployment gone = entries.remove(file);
      if (gone != null) {
        LOG.info("{} was removed", label(gone));
      }
    }
    publish();
  }

  /**
   * What became of a file.
   *
   * @param quietly whether it is too early to tell anybody
   */
  void put(
      String file,
      String bundle,
      String version,
      Deployment.State state,
      String reason,
      boolean quietly) {
    Deployment last = entries.get(file);
    boolean same =
        last != null
            && last.state() == state
            && last.reason().equals(reason)
            && last.bundle().equals(bundle)
            && last.version().equals(version);
    if (!same) {
      Deployment now = new Deployment(file, bundle, version, state, reason, clock.instant());
      entries.put(file, now);
      publish();
      if (!quietly) {
        tell(now);
      }
    }
  }

  private void publish() {
    published = List.copyOf(new ArrayList<>(entries.values()));
  }

  private static void tell(Deployment now) {
    String label = label(now);
    switch (now.state()) {
      case SERVING -> LOG.info("{} serves", label);
      case STOPPED -> LOG.info("{} is stopped", label);
      case SUPERSEDED -> LOG.info("{} does not serve: {}", label, now.reason());
      case WAITING -> LOG.warn("{} {}", label, now.reason());
      case INCOMPLETE -> LOG.warn("{} is incomplete: {}", label, now.reason());
      case REFUSED -> LOG.warn("{} is refused: {}", label, now.reason());
      case ROLLED_BACK -> LOG.warn("{} was tried and taken back: {}", label, now.reason());
      case STUCK -> LOG.error("{} is stuck: {}", label, now.reason());
    }
  }

  private static String label(Deployment one) {
    return one.bundle().isEmpty()
        ? one.file()
        : one.file() + " (" + one.bundle() + " " + one.version() + ")";
  }
}
