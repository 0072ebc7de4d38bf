package org.stagedoor.core.protocol;

import java.util.List;
import org.stagedoor.api.stage.Input;

/**
 * The page that leads through a whole flow in one visit: it chooses the way with the user, and has
 * the stages' own pages shown one after another, each at an address of its own. Used by any thread.
 */
final class FlowPages {
  private final Offers offers;
  private final StagePages pages;

  FlowPages(Offers offers, StagePages pages) {
    this.offers = offers;
    this.pages = pages;
  }

  /**
   * Answers a browser.
   *
   * @param type the auth type whose page is wanted; empty to find out
   */
  View answer(Visit visit, String type, Input.Browser input) {
    Journey journey = offers.journey(visit);
    if (journey.complete() || visit.session().progress().spent().isPresent()) {
      return new View.Done(StagePages.step(visit, "", journey.finished()));
    }
    List<View.Way> ways = journey.ways().stream().map(View.Way::new).toList();
    if (ways.isEmpty()) {
      return new View.Refused(503, View.Reason.STAGE_DOWN);
    }
    if (type.isEmpty()) {
      return ways.size() == 1
          ? new View.Go(ways.get(0).next())
          : new View.Choice(StagePages.step(visit, "", ways.get(0).stages()), ways);
    }
    if (!journey.next(type)) {
      // Passed meanwhile, as the browser's history or a second click will have it, or withdrawn.
      return new View.Go("");
    }
    View view = pages.answer(visit, type, input);
    return view instanceof View.Done ? new View.Go("") : view;
  }
}
