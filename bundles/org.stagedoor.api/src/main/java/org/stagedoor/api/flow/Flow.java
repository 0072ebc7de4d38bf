package org.stagedoor.api.flow;

import java.util.List;

/**
 * One way to authenticate: auth types to pass, in this order.
 *
 * @param stages the auth types, 1 to 16, none twice
 */
public record Flow(List<String> stages) {
  private static final int MAX_STAGES = 16;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are no stages, more than 16, or one twice
   */
  public Flow {
    stages = List.copyOf(stages);
    if (stages.isEmpty() || stages.size() > MAX_STAGES) {
      throw new IllegalArgumentException("a flow has 1 to 16 stages");
    }
    if (stages.stream().distinct().count() != stages.size()) {
      throw new IllegalArgumentException("a flow has no stage twice");
    }
  }
}
