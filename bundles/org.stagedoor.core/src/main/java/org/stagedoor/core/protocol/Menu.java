package org.stagedoor.core.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * What can be known of a list of flows before anybody asks for them: worked out once for all
 * requests, as long as neither the flows nor the stages change. Immutable.
 */
final class Menu {
  private final List<Flow> source;
  private final Object edition;
  private final boolean plain;
  private final Course all;
  private final Course proving;
  private final List<String> showing;
  private final List<String> telling;

  /**
   * Works it out.
   *
   * @param source the flows in force
   * @param edition of the stages, taken before they are looked at
   */
  Menu(List<Flow> source, Object edition, Stages stages) {
    this.source = List.copyOf(source); // A policy may change its own.
    this.edition = edition;
    Set<String> types = new LinkedHashSet<>();
    source.forEach(flow -> types.addAll(flow.stages()));
    plain =
        types.stream()
            .allMatch(type -> stages.find(type).isPresent() && !stages.overrides(type, "passable"));
    all = Course.of(source.stream().distinct().toList());
    proving = Course.of(all.flows().stream().filter(flow -> proves(flow, stages)).toList());
    showing = types.stream().filter(type -> stages.overrides(type, "shows")).toList();
    telling = types.stream().filter(type -> stages.overrides(type, "params")).toList();
  }

  /**
   * Flows, and how a challenge words them.
   *
   * @param flows without doubles
   * @param words the challenge, yet without its session and params
   */
  record Course(List<Flow> flows, Dict words) {
    static Course of(List<Flow> flows) {
      List<Dict> worded = flows.stream().map(flow -> Dict.of("stages", flow.stages())).toList();
      return new Course(
          List.copyOf(flows), Dict.of("session", "", "flows", worded, "params", Dict.EMPTY));
    }

    /** The challenge. */
    Dict challenge(String session, Dict params) {
      Dict begun = words.with("session", session);
      return params.isEmpty() ? begun : begun.with("params", params);
    }
  }

  private static boolean proves(Flow flow, Stages stages) {
    return flow.stages().stream()
        .anyMatch(
            type ->
                stages.find(type).filter(stage -> stage.proves() != Proves.NOTHING).isPresent());
  }

  /** Whether it is of these flows, which mostly are the very same, and of this edition. */
  boolean is(List<Flow> flows, Object stages) {
    return edition == stages && source.equals(flows);
  }

  /** Whether every stage is there and can be passed by everybody, so that all flows count. */
  boolean plain() {
    return plain;
  }

  /** The flows in force, as the policy tells them. */
  List<Flow> source() {
    return source;
  }

  /** All flows. */
  Course all() {
    return all;
  }

  /** Those that prove a user. */
  Course proving() {
    return proving;
  }

  /** The course that a journey took its flows from; empty if it has flows of its own. */
  Optional<Course> course(List<Flow> flows) {
    if (!plain) {
      return Optional.empty();
    }
    if (all.flows().equals(flows)) {
      return Optional.of(all);
    }
    return proving.flows().equals(flows) ? Optional.of(proving) : Optional.empty();
  }

  /** The auth types whose stages say what they show. */
  List<String> showing() {
    return showing;
  }

  /** The auth types whose stages have params. */
  List<String> telling() {
    return telling;
  }
}
