package org.stagedoor.core.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

/** Works out which flows a session is offered, and words the challenge. Used by any thread. */
final class Offers {
  private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

  private static final int MAX_SHOWN = 64;

  /** More than the longest terms; each challenge says it again. */
  private static final int MAX_PARAMS = 65_536;

  private final Menus menus;
  private final Stages stages;
  private final Addresses addresses;
  private final Supplier<Boolean> anyOrder;

  Offers(FlowPolicy policy, Stages stages, Addresses addresses, Supplier<Boolean> anyOrder) {
    this.menus = new Menus(policy, stages);
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
    if (call.requester().isEmpty() && menus.of(guarded, call).source().isEmpty()) {
      throw new MatrixException(401, Errcode.MISSING_TOKEN, "Missing access token");
    }
  }

  /** Where the session stands in the flows in force that may be used for this call. */
  Journey journey(Visit visit) {
    Menu menu = menus.of(visit.guarded(), visit.call());
    boolean onAccount = visit.guarded().operation().actsOnAccount(visit.call());
    Progress progress = visit.session().progress();
    if (!menu.plain() || (onAccount && !progress.passed().isEmpty())) {
      return considered(menu, visit, onAccount);
    }
    Menu.Course course = onAccount ? menu.proving() : menu.all();
    return new Journey(course.flows(), progress.types(), anyOrder.get());
  }

  /** The same for those whose flows depend on who asks, or on what was passed. */
  private Journey considered(Menu menu, Visit visit, boolean onAccount) {
    Map<String, Ability> known = new HashMap<>();
    Function<String, Ability> ability =
        type -> known.computeIfAbsent(type, one -> ability(one, visit));
    List<Flow> flows =
        menu.source().stream()
            .map(flow -> flow.without(type -> spared(type, visit, ability)))
            .distinct()
            .filter(flow -> !onAccount || proves(flow, visit))
            .toList();
    return new Journey(flows, visit.session().progress().types(), anyOrder.get())
        .offered(type -> ability.apply(type) == Ability.ABLE);
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
    List<String> showing = menus.of(guarded, call).showing();
    if (showing.isEmpty()) {
      return Map.of();
    }
    Map<String, String> shown = new HashMap<>();
    showing.forEach(type -> shows(type).ifPresent(what -> shown.put(type, what)));
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
    Menu menu = menus.of(visit.guarded(), visit.call());
    Optional<Menu.Course> course = menu.course(journey.flows());
    Map<String, Optional<Dict>> params = new HashMap<>();
    if (course.isPresent()) {
      for (String type : menu.telling()) {
        if (journey.has(type) && !journey.passed().contains(type)) {
          params(type, visit, params);
        }
      }
    }
    boolean sound = course.isPresent() && params.values().stream().allMatch(Optional::isPresent);
    Menu.Course offered =
        sound ? course.get() : Menu.Course.of(sound(visit, journey, params).flows());
    if (offered.flows().isEmpty()) {
      throw new MatrixException(503, Errcode.UNKNOWN, "No way to authenticate is available now");
    }
    Dict body = offered.challenge(visit.session().id().orElse(""), shown(offered.flows(), params));
    return completed ? body.with("completed", journey.passed()) : body;
  }

  /** What is left of a journey without the stages that are not there, or fail at their params. */
  private Journey sound(Visit visit, Journey journey, Map<String, Optional<Dict>> params) {
    return journey.offered(
        type -> stages.find(type).isPresent() && params(type, visit, params).isPresent());
  }

  private static Dict shown(List<Flow> flows, Map<String, Optional<Dict>> params) {
    Dict shown = Dict.EMPTY;
    if (params.isEmpty()) {
      return shown;
    }
    for (Flow flow : flows) {
      for (String type : flow.stages()) {
        Dict own = params.getOrDefault(type, Optional.empty()).orElse(Dict.EMPTY);
        shown = own.isEmpty() || shown.has(type) ? shown : shown.with(type, own);
      }
    }
    return shown;
  }

  /** A stage's params, asked for once; empty if the stage fails at that. */
  private Optional<Dict> params(String type, Visit visit, Map<String, Optional<Dict>> params) {
    return params.computeIfAbsent(type, one -> params(one, visit));
  }

  private Optional<Dict> params(String type, Visit visit) {
    if (!stages.overrides(type, "params")) {
      return Optional.of(Dict.EMPTY);
    }
    try {
      StageAttempt attempt = attempt(type, visit);
      Dict told = stages.call(type, stage -> stage.params(attempt));
      if (!Modest.is(told, MAX_PARAMS)) {
        LOG.error("The params of stage {} are too deep, or over {} letters", type, MAX_PARAMS);
        return Optional.empty();
      }
      return Optional.of(told);
    } catch (StageFault | MatrixException e) {
      return Optional.empty();
    }
  }
}
