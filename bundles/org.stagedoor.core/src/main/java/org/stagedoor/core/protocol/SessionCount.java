package org.stagedoor.core.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.report.SessionReport;

/**
 * Counts the sessions that are stored, by what any node may read of them. Used by any thread.
 *
 * @param rows where they are
 * @param progress reads them
 * @param policy the flows in force
 * @param stages those that are installed
 * @param operations those that are installed
 */
record SessionCount(
    Sessions rows,
    ProgressJson progress,
    FlowPolicy policy,
    Stages stages,
    OperationServices operations) {
  /** Of nodes that have written no operation yet. */
  private static final String UNKNOWN = "unknown";

  SessionReport.Sessions at(Instant now) {
    List<Sessions.Row> all = rows.live(now, SessionReport.MOST);
    List<Sessions.Row> live = new ArrayList<>();
    Map<String, Long> byOperation = new TreeMap<>();
    Map<String, Long> waiting = new TreeMap<>();
    long finished = 0;
    for (Sessions.Row row : all) {
      if (row.key().startsWith(Grace.PREFIX)) {
        continue;
      }
      Progress come = progress.read(row.data()).at(now);
      if (come.spent().isPresent()) {
        finished++;
        continue;
      }
      live.add(row);
      String operation = progress.operation(row.data()).orElse(UNKNOWN);
      byOperation.merge(operation, 1L, Long::sum);
      missing(operation, come).forEach(type -> waiting.merge(type, 1L, Long::sum));
    }
    return new SessionReport.Sessions(
        live.size(),
        finished,
        all.size() < SessionReport.MOST,
        byOperation,
        waiting,
        live.stream().findFirst().map(row -> new SessionReport.Oldest(row.key(), row.expires())));
  }

  /**
   * The stages without which a session can't be finished: none, as long as there is another way.
   */
  private Set<String> missing(String operation, Progress come) {
    List<Set<String>> ways =
        operations.audiences(operation).stream()
            .flatMap(one -> policy.flows(operation, one.subject()).stream())
            .filter(flow -> flow.stages().containsAll(come.types()))
            .map(flow -> gone(flow, come))
            .toList();
    return ways.stream().anyMatch(Set::isEmpty)
        ? Set.of()
        : ways.stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private Set<String> gone(Flow flow, Progress come) {
    return flow.stages().stream()
        .filter(type -> !come.has(type) && stages.find(type).isEmpty())
        .collect(Collectors.toSet());
  }
}
