package org.stagedoor.core.protocol;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.stagedoor.api.flow.Flow;

/**
 * Where a session stands in the flows in force: pure arithmetic of what was passed, in which order,
 * and what may come next.
 *
 * @param flows the flows in force, in the order in which they are offered
 * @param passed the auth types passed, in their order
 * @param anyOrder whether the stages of a flow may be passed in any order
 */
record Journey(List<Flow> flows, List<String> passed, boolean anyOrder) {
  Journey {
    flows = List.copyOf(flows);
    passed = List.copyOf(passed);
  }

  /** The flows whose stages are all usable or passed already. */
  Journey offered(Predicate<String> usable) {
    return new Journey(
        flows.stream()
            .filter(
                flow ->
                    flow.stages().stream()
                        .allMatch(type -> passed.contains(type) || usable.test(type)))
            .toList(),
        passed,
        anyOrder);
  }

  /** The auth types of these flows, each once. */
  Stream<String> types() {
    return flows.stream().flatMap(flow -> flow.stages().stream()).distinct();
  }

  /** Whether a type stands in one of these flows. */
  boolean has(String type) {
    return flows.stream().anyMatch(flow -> flow.stages().contains(type));
  }

  /**
   * Whether a type may be passed now: it is the next stage of a flow that can still be finished.
   */
  boolean next(String type) {
    return !passed.contains(type)
        && flows.stream()
            .anyMatch(
                flow -> {
                  int place = flow.stages().indexOf(type);
                  return place >= 0 && (anyOrder || place == reached(flow));
                });
  }

  /**
   * What is left to pass of each flow that can still be finished; of the most travelled ones alone,
   * since who has begun one has chosen it. Of several that begin alike the shortest: where they
   * part can be chosen later.
   */
  List<List<String>> ways() {
    List<Flow> open = flows.stream().filter(flow -> !finished(flow) && next(first(flow))).toList();
    int most = open.stream().mapToInt(this::travelled).max().orElse(0);
    Map<String, List<String>> ways = new LinkedHashMap<>();
    for (Flow flow : open) {
      if (travelled(flow) == most) {
        List<String> left = left(flow);
        ways.merge(left.get(0), left, (one, other) -> other.size() < one.size() ? other : one);
      }
    }
    return List.copyOf(ways.values());
  }

  private List<String> left(Flow flow) {
    return flow.stages().stream().filter(type -> !passed.contains(type)).toList();
  }

  private String first(Flow flow) {
    return left(flow).stream().findFirst().orElse("");
  }

  private int travelled(Flow flow) {
    return flow.stages().size() - left(flow).size();
  }

  /** Whether a flow is finished. */
  boolean complete() {
    for (Flow flow : flows) {
      if (finished(flow)) {
        return true;
      }
    }
    return false;
  }

  private boolean finished(Flow flow) {
    return anyOrder ? passed.containsAll(flow.stages()) : reached(flow) == flow.stages().size();
  }

  /** How many stages of a flow are passed in its order; -1 if some are passed in another. */
  private int reached(Flow flow) {
    List<String> stages = flow.stages();
    int reached = 0;
    for (String type : passed) {
      if (stages.contains(type) && !stages.get(reached++).equals(type)) {
        return -1;
      }
    }
    return reached;
  }

  /** The stages of the longest flow that is finished; all types passed, if none is. */
  List<String> finished() {
    return flows.stream()
        .filter(this::finished)
        .max(Comparator.comparingInt(this::travelled))
        .map(Flow::stages)
        .orElse(passed);
  }

  /**
   * The stages of the flow that a user is in who is at this type: the most travelled one that has
   * it.
   */
  List<String> around(String type) {
    return flows.stream()
        .filter(flow -> flow.stages().contains(type))
        .max(Comparator.comparingInt(this::reached))
        .map(Flow::stages)
        .orElse(List.of(type));
  }
}
