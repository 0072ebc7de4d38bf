package org.stagedoor.core.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/** Works out which flows a session is offered, and words the challenge. Used by any thread. */
final class Offers {
  private static final int MAX_SHOWN = 64;

  private final FlowPolicy policy;
  private final Stages stages;
  private final Addresses addresses;
  private final Supplier<Boolean> anyOrder;

  Offers(FlowPolicy policy, Stages stages, Addresses addresses, Supplier<Boolean> anyOrder) {
    this.policy = policy;
    this.stages = stages;
    this.addresses = addresses;
    this.anyOrder = anyOrder;
  }

  /**
   * Refuses people without an access token if there are no flows for them.
   *
   * @throws MatrixException 401 {@code M_MISSING_TOKEN}
   */
  void admit(GuardedCall guarded, Call call) {
    if (call.requester().isEmpty() && policy.flows(guarded.name(), Optional.empty()).isEmpty()) {
      throw new MatrixException(401, Errcode.MISSING_TOKEN, "Missing access token");
    }
  }

  /** Where the session stands in the flows in force that may be used for this call. */
  Journey journey(Visit visit) {
    Map<String, Ability> known = new HashMap<>();
    Function<String, Ability> ability =
        type -> known.computeIfAbsent(type, one -> ability(one, visit));
    List<Flow> flows =
        policy.flows(visit.guarded().name(), visit.call().requester().map(Requester::user)).stream()
            .map(flow -> flow.without(type -> spared(type, visit, ability)))
            .distinct()
            .toList();
    Journey all = new Journey(flows, visit.session().progress().types(), anyOrder.get());
    Journey proving =
        visit.guarded().operation().actsOnAccount(visit.call())
            ? new Journey(
                flows.stream().filter(flow -> proves(flow, visit)).toList(),
                all.passed(),
                all.anyOrder())
            : all;
    return proving.offered(type -> ability.apply(type) == Ability.ABLE);
  }

  /** Whether a stage can be passed; of one that is away nobody knows. */
  private enum Ability {
    ABLE,
    UNABLE,
    UNKNOWN
  }

  /** Whether a conditional stage is not asked of this user. */
  private static boolean spared(String type, Visit visit, Function<String, Ability> ability) {
    return !visit.session().progress().has(type) && ability.apply(type) == Ability.UNABLE;
  }

  /** What the stages of the flows for a call say that they show now, by auth type. */
  Map<String, String> shown(GuardedCall guarded, Call call) {
    Map<String, String> shown = new HashMap<>();
    for (Flow flow : policy.flows(guarded.name(), call.requester().map(Requester::user))) {
      for (String type : flow.stages()) {
        if (stages.overrides(type, "shows") && !shown.containsKey(type)) {
          shows(type).ifPresent(what -> shown.put(type, what));
        }
      }
    }
    return shown;
  }

  private Optional<String> shows(String type) {
    try {
      return Optional.of(stages.call(type, Stage::shows))
          .filter(what -> !what.isEmpty() && what.length() <= MAX_SHOWN);
    } catch (StageFault e) {
      return Optional.empty();
    }
  }

  private boolean proves(Flow flow, Visit visit) {
    return flow.stages().stream()
        .anyMatch(
            type ->
                visit.session().progress().has(type)
                    || stages
                        .find(type)
                        .filter(traits -> traits.proves() != Proves.NOTHING)
                        .isPresent());
  }

  private Ability ability(String type, Visit visit) {
    if (stages.find(type).isEmpty()) {
      return Ability.UNKNOWN;
    }
    if (!stages.overrides(type, "passable")) {
      return Ability.ABLE;
    }
    try {
      StageAttempt attempt = attempt(type, visit);
      return stages.call(type, stage -> stage.passable(attempt)) ? Ability.ABLE : Ability.UNABLE;
    } catch (StageFault e) {
      return Ability.UNKNOWN;
    }
  }

  private StageAttempt attempt(String type, Visit visit) {
    return new StageAttempt(type, visit, new Input.Auth(Dict.EMPTY), addresses);
  }

  /**
   * The body of a 401.
   *
   * @param completed whether to say what was completed
   * @throws MatrixException 503 if no flow can be offered
   */
  Dict challenge(Visit visit, Journey journey, boolean completed) {
    Map<String, Dict> params = new HashMap<>();
    Journey sound =
        journey.offered(type -> stages.find(type).isPresent() && params(type, visit, params));
    if (sound.flows().isEmpty()) {
      throw new MatrixException(503, Errcode.UNKNOWN, "No way to authenticate is available now");
    }
    Dict shown = Dict.EMPTY;
    for (String type : sound.types().toList()) {
      Dict own = params.getOrDefault(type, Dict.EMPTY);
      shown = own.isEmpty() ? shown : shown.with(type, own);
    }
    Dict body =
        Dict.of(
            "session",
            Optional.of(visit.session()).flatMap(Session::id).orElse(""),
            "flows",
            sound.flows().stream().map(flow -> Dict.of("stages", flow.stages())).toList(),
            "params",
            shown);
    return completed ? body.with("completed", journey.passed()) : body;
  }

  /** Collects a stage's params, once; false if the stage fails at that. */
  private boolean params(String type, Visit visit, Map<String, Dict> params) {
    if (params.containsKey(type) || !stages.overrides(type, "params")) {
      return true;
    }
    try {
      StageAttempt attempt = attempt(type, visit);
      params.put(type, stages.call(type, stage -> stage.params(attempt)));
      return true;
    } catch (StageFault | MatrixException e) {
      return false;
    }
  }
}
