package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  private Map<Withheld, Set<String>> told = Map.of();
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
   * A flow as somebody has it.
   *
   * @param flow the flow
   * @param withheld why nobody is offered it; empty if it is offered
   */
  private record Offer(Flow flow, Optional<String> withheld) {}

  /**
   * A flow that is not offered.
   *
   * @param flow the flow
   * @param why for the operator
   */
  private record Withheld(Flow flow, String why) {}

  private List<Offer> offers(Audience audience) {
    return policy.flows(audience.operation(), audience.subject()).stream()
        .map(flow -> new Offer(flow, why(flow, audience.onAccount())))
        .toList();
  }

  private Stream<Audience> audiences() {
    return operations.names().stream().flatMap(name -> operations.audiences(name).stream());
  }

  /**
   * What is configured, by the names of the operations; with {@code .anonymous} at its end for
   * people without an access token, where it is not the same for them.
   */
  private Map<String, List<FlowReport.Entry>> entries() {
    Map<String, List<FlowReport.Entry>> entries = new LinkedHashMap<>();
    for (String operation : operations.names()) {
      List<List<Offer>> seen = new ArrayList<>();
      for (Audience audience : operations.audiences(operation)) {
        List<Offer> own = offers(audience);
        if (!seen.contains(own)) {
          String name = seen.isEmpty() ? operation : audience.name();
          entries.put(
              name,
              own.stream()
                  .map(it -> new FlowReport.Entry(name, it.flow(), it.withheld()))
                  .toList());
          seen.add(own);
        }
      }
    }
    return entries;
  }

  /** All flows that are configured. */
  List<FlowReport.Entry> report() {
    return entries().values().stream().flatMap(List::stream).toList();
  }

  /**
   * The names of the operations, as they are in the report, of which no flow is offered; without
   * those that people without an access token are not meant to have, or that the operator did not
   * name for them.
   */
  List<String> closed() {
    return entries().entrySet().stream()
        .filter(
            it ->
                !it.getKey().endsWith(ConfiguredFlows.ANONYMOUS)
                    || (!it.getValue().isEmpty() && wanted(it.getKey())))
        .filter(it -> it.getValue().stream().allMatch(flow -> flow.withheld().isPresent()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the operator has asked for it: without a relay nobody expects letters. */
  private boolean wanted(String name) {
    String operation = name.substring(0, name.length() - ConfiguredFlows.ANONYMOUS.length());
    return operations.audiences(operation).stream()
        .filter(audience -> audience.name().equals(name))
        .anyMatch(configured::written);
  }

  private Optional<String> why(Flow flow, boolean account) {
    boolean proves = false;
    for (String type : flow.stages()) {
      Optional<StageTraits> traits = stages.find(type);
      if (traits.isEmpty()) {
        return Optional.of("no stage " + type + " is installed");
      }
      proves |= !flow.conditional().contains(type) && traits.get().proves() != Proves.NOTHING;
    }
    Optional<String> lacking =
        flow.stages().stream()
            .filter(type -> !flow.conditional().contains(type))
            .flatMap(type -> stages.lack(type).map(lack -> type + " lacks " + lack.what()).stream())
            .findFirst();
    return account && !proves
        ? Optional.of("none of its stages proves the account's user")
        : lacking;
  }

  /** Logs what has changed since the last time: a line for each flow that is not offered. */
  void tell() {
    Map<Withheld, Set<String>> now = new LinkedHashMap<>();
    audiences().filter(configured::written).forEach(audience -> withheld(audience, now));
    now.forEach(
        (one, names) -> {
          if (!names.equals(told.get(one))) {
            LOG.warn(
                "Flow \"{}\" of {} is not offered: {}",
                one.flow().text(),
                String.join(", ", names),
                one.why());
          }
        });
    told = now;
    tellIdle();
  }

  private void withheld(Audience audience, Map<Withheld, Set<String>> known) {
    for (Offer offer : offers(audience)) {
      offer
          .withheld()
          .map(why -> new Withheld(offer.flow(), why))
          .ifPresent(
              one -> known.computeIfAbsent(one, key -> new TreeSet<>()).add(audience.name()));
    }
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
