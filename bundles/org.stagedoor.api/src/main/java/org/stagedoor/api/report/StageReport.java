package org.stagedoor.api.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.stage.Lack;

/**
 * The stages that are installed, and what became of the attempts at them. The core registers one as
 * a service; any thread may call it, and it answers from memory.
 */
@ProviderType
@FunctionalInterface
public interface StageReport {
  /** All stages by auth type; of several for one type the serving one first. */
  List<Entry> stages();

  /**
   * A stage.
   *
   * @param type its auth type
   * @param bundle the symbolic name of the bundle that brings it
   * @param version the bundle's version
   * @param ranking its {@code service.ranking}
   * @param serving whether it serves; else one of the same type is before it
   * @param since when it was installed
   * @param underWay how many calls of it run now, those for pages and parameters included
   * @param lack what is missing so that nobody can pass it
   * @param attempts what became of the attempts at its type on this node
   */
  record Entry(
      String type,
      String bundle,
      String version,
      int ranking,
      boolean serving,
      Instant since,
      int underWay,
      Optional<Lack> lack,
      Attempts attempts) {}

  /**
   * Attempts at an auth type since this node was started, by whichever versions of its bundle.
   *
   * @param passed how many passed
   * @param ongoing how many were answered that another request is needed
   * @param denied how many were refused
   * @param failed how many ended by an accident or a bug
   * @param median the time that half of them took at most, rounded up by at most 50 %; zero without
   *     any
   * @param slow the time that 99 of a hundred took at most, rounded likewise
   */
  record Attempts(
      long passed, long ongoing, long denied, long failed, Duration median, Duration slow) {}
}
