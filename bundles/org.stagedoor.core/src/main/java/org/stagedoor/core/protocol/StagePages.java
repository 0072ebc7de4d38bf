package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.core.protocol.View.Problem;

/** The pages of single stages, and the steps that are taken on them. Used by any thread. */
final class StagePages {
  private final Offers offers;
  private final Steps steps;
  private final Stages stages;
  private final Addresses addresses;

  StagePages(Offers offers, Steps steps, Stages stages, Addresses addresses) {
    this.offers = offers;
    this.steps = steps;
    this.stages = stages;
    this.addresses = addresses;
  }

  /**
   * Answers a browser on the page of a stage.
   *
   * @throws StageFault if the stage does not work
   * @throws MatrixException as {@link Steps#attempt} does
   */
  View answer(Visit visit, String type, Input.Browser input) {
    Journey journey = offers.journey(visit);
    View.Step step = step(visit, journey, type);
    if (visit.session().progress().has(type)) {
      return new View.Done(step);
    }
    if (visit.session().progress().spent().isPresent() || !journey.next(type)) {
      return new View.Refused(404, View.Reason.UNKNOWN_TYPE);
    }
    if (input.posted()) {
      return attempt(visit, journey, type, input);
    }
    Shown shown = page(visit, type, input);
    return shown.page() instanceof Page.Proceed
        ? attempt(shown.visit(), journey, type, input)
        : new View.Show(shown.page(), step, Optional.empty());
  }

  private View attempt(Visit visit, Journey journey, String type, Input.Browser input) {
    Outcome outcome;
    try {
      outcome = steps.attempt(visit, type, input);
    } catch (MatrixException e) {
      if (e.status() != 400) {
        throw e;
      }
      Problem problem = new Problem(e.errcode(), e.error(), false);
      return again(visit, journey, type, input, Optional.of(problem));
    }
    if (outcome instanceof Outcome.Denied denied) {
      return again(visit, journey, type, input, Optional.of(problem(denied)));
    }
    Visit stored;
    try {
      stored = visit.with(steps.record(steps.dated(visit, outcome), type, outcome));
    } catch (UsedUp e) {
      return again(visit, journey, type, input, Optional.of(problem(e.verdict())));
    }
    if (stored.session().progress().has(type)) {
      return new View.Done(step(stored, journey, type));
    }
    return again(stored, journey, type, input, Optional.empty());
  }

  private static Problem problem(Outcome.Denied denied) {
    return new Problem(denied.errcode(), denied.error(), true);
  }

  /** The page once more, after a step that did not pass the stage. */
  private View again(
      Visit visit, Journey journey, String type, Input.Browser input, Optional<Problem> problem) {
    Input.Browser fresh = new Input.Browser(false, input.returned(), Dict.EMPTY);
    Shown shown = page(visit, type, fresh);
    if (shown.page() instanceof Page.Proceed) {
      // It would only try the same once more.
      return new View.Refused(403, View.Reason.STAGE_DOWN);
    }
    return new View.Show(shown.page(), step(visit, journey, type), problem);
  }

  private record Shown(Page page, Visit visit) {}

  private Shown page(Visit visit, String type, Input.Browser input) {
    StageAttempt attempt = new StageAttempt(type, visit, input, addresses);
    Page page = stages.call(type, stage -> stage.page(attempt));
    if (!attempt.calledBack() || visit.session().version() > 0) {
      return new Shown(page, visit);
    }
    Session stored = steps.record(visit, type, new Outcome.Ongoing(attempt.state(), Dict.EMPTY));
    return new Shown(page, visit.with(stored));
  }

  private static View.Step step(Visit visit, Journey journey, String type) {
    return step(visit, type, journey.around(type));
  }

  /** Where a user is who is at this type, or at none, of these stages. */
  static View.Step step(Visit visit, String type, List<String> stages) {
    boolean account = visit.guarded().operation().actsOnAccount(visit.call());
    return new View.Step(
        type,
        visit.purpose(),
        account,
        account ? unsigned(visit) : Optional.empty(),
        stages,
        visit.session().progress().types());
  }

  private static Optional<Duration> unsigned(Visit visit) {
    Header header = visit.session().header();
    return header.hosted() || visit.call().requester().isPresent()
        ? Optional.empty()
        : Optional.of(Duration.between(header.created(), visit.call().now()));
  }
}
