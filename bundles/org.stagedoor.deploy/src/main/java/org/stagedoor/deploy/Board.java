package org.stagedoor.deploy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
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

  private static final int MOST = 500;

  private final InstantSource clock;
  private final Map<String, Deployment> entries = new TreeMap<>();
  private final Map<String, String> contents = new HashMap<>();
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
      contents.remove(file);
      if (gone != null) {
        LOG.info("{} was removed", label(gone));
      }
    }
    publish();
  }

  /**
   * What became of a file.
   *
   * @param content by what another content is known, so that it is told though all else is the same
   * @param quietly whether it is too early to tell anybody
   */
  void put(
      String file,
      String bundle,
      String version,
      String content,
      Deployment.State state,
      String why,
      boolean quietly) {
    String reason = printable(why);
    Deployment last = entries.get(file);
    boolean same =
        last != null
            && content.equals(contents.put(file, content))
            && last.state() == state
            && last.reason().equals(reason)
            && last.bundle().equals(bundle)
            && last.version().equals(version);
    if (!same) {
      Deployment now = new Deployment(file, bundle, version, state, reason, clock.instant());
      entries.put(file, now);
      contents.put(file, content);
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
    String file = printable(one.file());
    return one.bundle().isEmpty() ? file : file + " (" + one.bundle() + " " + one.version() + ")";
  }

  /** Names of files and of what is in them may be made to look like lines of the log. */
  private static String printable(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }
}
