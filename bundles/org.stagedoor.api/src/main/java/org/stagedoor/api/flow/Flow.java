package org.stagedoor.api.flow;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One way to authenticate: auth types to pass, in this order.
 *
 * @param stages the auth types, 1 to 16, none twice
 * @param conditional those of them that are asked of users alone who {@linkplain
 *     org.stagedoor.api.stage.Stage#passable can pass} them, such as a second factor of who has
 *     one; not all. A stage that is not installed can't say so, hence the flow is not offered then
 */
public record Flow(List<String> stages, Set<String> conditional) {
  private static final int MAX_STAGES = 16;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are no stages, more than 16, or one twice; or if none
   *     is asked of everybody
   */
  public Flow {
    stages = List.copyOf(stages);
    conditional = Set.copyOf(conditional);
    if (stages.isEmpty() || stages.size() > MAX_STAGES) {
      throw new IllegalArgumentException("a flow has 1 to 16 stages");
    }
    if (stages.stream().distinct().count() != stages.size()) {
      throw new IllegalArgumentException("a flow has no stage twice");
    }
    if (conditional.containsAll(stages) || !stages.containsAll(conditional)) {
      throw new IllegalArgumentException("a flow has a stage for everybody");
    }
  }

  /** A flow whose stages are asked of everybody. */
  public Flow(List<String> stages) {
    this(stages, Set.of());
  }

  /** The flow for a user who can't pass some of the conditional stages. */
  public Flow without(Predicate<String> impassable) {
    if (conditional.isEmpty()) {
      return this;
    }
    return new Flow(
        stages.stream()
            .filter(type -> !conditional.contains(type) || !impassable.test(type))
            .toList());
  }

  /** As operators write it: conditional stages with a question mark. */
  public String text() {
    return stages.stream()
        .map(type -> conditional.contains(type) ? type + "?" : type)
        .collect(Collectors.joining(" "));
  }
}
