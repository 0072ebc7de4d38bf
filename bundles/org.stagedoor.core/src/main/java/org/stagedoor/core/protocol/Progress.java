package org.stagedoor.core.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;

/**
 * How far a session has come. Immutable.
 *
 * @param passed the stages passed, in their order
 * @param states what stages asked to be remembered, by auth type
 * @param frozen the digest of the bound fields, once a stage was accepted
 * @param spent when and with what the session was consumed
 */
record Progress(
    List<Passed> passed, Map<String, Dict> states, Optional<String> frozen, Optional<Spent> spent) {
  static final Progress NONE =
      new Progress(List.of(), Map.of(), Optional.empty(), Optional.empty());

  Progress {
    passed = List.copyOf(passed);
    states = Map.copyOf(states);
  }

  /**
   * A stage that was passed.
   *
   * @param type its auth type
   * @param claims what it vouches for
   * @param generation of what proves the user whom the claims prove, when the stage judged
   * @param until when it no longer counts; empty for as long as the session lives
   */
  record Passed(String type, List<Claim> claims, long generation, Optional<Instant> until) {
    Passed {
      claims = List.copyOf(claims);
    }
  }

  /**
   * The end of a session that succeeded.
   *
   * @param at when
   * @param request the digest of the whole request that it answered
   * @param receipt what the operation left
   */
  record Spent(Instant at, String request, Dict receipt) {}

  List<String> types() {
    if (passed.isEmpty()) {
      return List.of();
    }
    return passed.stream().map(Passed::type).toList();
  }

  boolean has(String type) {
    return passed.stream().anyMatch(stage -> stage.type().equals(type));
  }

  List<Claim> claims() {
    return passed.stream().flatMap(stage -> stage.claims().stream()).toList();
  }

  Dict state(String type) {
    return states.getOrDefault(type, Dict.EMPTY);
  }

  Progress remember(String type, Dict state) {
    Map<String, Dict> copy = new LinkedHashMap<>(states);
    if (state.isEmpty()) {
      copy.remove(type);
    } else {
      copy.put(type, state);
    }
    return new Progress(passed, copy, frozen, spent);
  }

  Progress pass(Passed stage, Dict state, String digest) {
    List<Passed> more = new ArrayList<>(passed);
    more.add(stage);
    Progress remembered = remember(stage.type(), state);
    return new Progress(
        more, remembered.states(), Optional.of(frozen.orElse(digest)), Optional.empty());
  }

  /**
   * What counts at a time: up to the first stage that no longer does. What came after it counted
   * upon it.
   */
  Progress at(Instant now) {
    if (spent.isPresent()) {
      return this;
    }
    List<Passed> current =
        passed.stream()
            .takeWhile(stage -> stage.until().filter(end -> !now.isBefore(end)).isEmpty())
            .toList();
    return current.size() == passed.size() ? this : new Progress(current, states, frozen, spent);
  }

  Progress spend(Spent how) {
    return new Progress(passed, states, frozen, Optional.of(how));
  }
}
