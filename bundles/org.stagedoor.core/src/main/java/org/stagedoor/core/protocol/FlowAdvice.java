package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * Tells the operator which configured flows are not offered, and why. {@link #tell} is called by
 * one thread.
 */
final class FlowAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(FlowAdvice.class);

  private final FlowPolicy policy;
  private final Stages stages;
  private final OperationServices operations;
  private final ConfiguredFlows configured;
  private Set<Withheld> told = Set.of();
  private Set<String> idle = Set.of();

  /**
   * Advice.
   *
   * @param configured what the operator has written: of what is built in nothing is told
   */
  FlowAdvice(
      FlowPolicy policy, Stages stages, OperationServices operations, ConfiguredFlows configured) {
    this.policy = policy;
    this.stages = stages;
    this.operations = operations;
    this.configured = configured;
  }

  /**
   * A flow that is not offered.
   *
   * @param operation the operation's name
   * @param flow the flow
   * @param why for the operator
   */
  record Withheld(String operation, Flow flow, String why) {}

  /** The flows that are configured and not offered. */
  List<Withheld> withheld() {
    return report().stream()
        .flatMap(
            entry ->
                entry.withheld().stream()
                    .map(why -> new Withheld(entry.operation(), entry.flow(), why)))
        .toList();
  }

  /** All flows that are configured. */
  List<FlowReport.Entry> report() {
    List<FlowReport.Entry> entries = new ArrayList<>();
    for (String operation : operations.names()) {
      boolean account = operations.actsOnAccount(operation);
      for (Flow flow : policy.flows(operation, Optional.empty())) {
        entries.add(new FlowReport.Entry(operation, flow, why(flow, account)));
      }
    }
    return entries;
  }

  /** The names of the operations of which no flow is offered. */
  List<String> closed() {
    return operations.names().stream()
        .filter(
            operation ->
                policy.flows(operation, Optional.empty()).stream()
                    .allMatch(flow -> why(flow, operations.actsOnAccount(operation)).isPresent()))
        .toList();
  }

  private Optional<String> why(Flow flow, boolean account) {
    boolean proves = false;
    for (String type : flow.stages()) {
      Optional<StageTraits> traits = stages.find(type);
      if (traits.isEmpty()) {
        return Optional.of("no stage " + type + " is installed");
      }
      proves |= traits.get().proves() != Proves.NOTHING;
    }
    return account && !proves
        ? Optional.of("none of its stages proves the account's user")
        : Optional.empty();
  }

  /** Logs what has changed since the last time. */
  void tell() {
    Set<Withheld> now = new HashSet<>(withheld());
    now.removeIf(one -> !configured.written(one.operation()));
    for (Withheld one : now) {
      if (!told.contains(one)) {
        LOG.warn(
            "Flow \"{}\" of {} is not offered: {}",
            String.join(" ", one.flow().stages()),
            one.operation(),
            one.why());
      }
    }
    told = now;
    tellIdle();
  }

  private void tellIdle() {
    if (operations.names().isEmpty()) {
      return;
    }
    Set<String> now = new TreeSet<>(configured.operations());
    now.removeAll(operations.names());
    for (String operation : now) {
      if (!idle.contains(operation)) {
        LOG.warn(
            "{}: {} names no operation and has no effect; there are {}",
            ConfiguredFlows.PID,
            operation,
            String.join(", ", new TreeSet<>(operations.names())));
      }
    }
    idle = now;
  }
}
