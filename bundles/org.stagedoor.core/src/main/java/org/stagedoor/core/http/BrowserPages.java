package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.core.protocol.Engine;
import org.stagedoor.core.protocol.View;

/**
 * The pages that are the core's own: fallback pages, addresses back, and the files of all pages.
 */
final class BrowserPages {
  private static final String SESSION = "session";

  private final Engine engine;
  private final PageAnswers answers;
  private final CallBodies bodies;
  private final Incidents incidents;
  private final List<Asset> assets;

  BrowserPages(
      Engine engine,
      PageAnswers answers,
      CallBodies bodies,
      Incidents incidents,
      List<Asset> assets) {
    this.engine = engine;
    this.answers = answers;
    this.bodies = bodies;
    this.incidents = incidents;
    this.assets = List.copyOf(assets);
  }

  /** Answers a request for one of the pages; empty if it is for none. */
  Optional<Answer> answer(Incoming incoming) {
    List<String> path = incoming.target().segments();
    if (isFallback(path)) {
      String session = incoming.query().getOrDefault(SESSION, "");
      return Optional.of(
          answer(
              incoming,
              false,
              input -> engine.fallback(path.get(4), session, input, incoming.origin())));
    }
    if (path.isEmpty() || !path.get(0).equals("stagedoor")) {
      return Optional.empty();
    }
    if (path.size() == 3 && path.get(1).equals("callback")) {
      return Optional.of(
          answer(incoming, true, input -> engine.callback(path.get(2), input, incoming.origin())));
    }
    return assets.stream()
        .filter(asset -> path.size() == 2 && path.get(1).equals(asset.name()))
        .findFirst()
        .map(asset -> asset.answer(incoming.query()));
  }

  /** {@code /_matrix/client/{v}/auth/{type}/fallback/web}. */
  private static boolean isFallback(List<String> path) {
    return path.size() == 7
        && path.get(0).equals("_matrix")
        && path.get(1).equals("client")
        && RoutePattern.VERSIONS.contains(path.get(2))
        && path.get(3).equals("auth")
        && path.get(5).equals("fallback")
        && path.get(6).equals("web");
  }

  private Answer answer(Incoming incoming, boolean returned, Function<Input.Browser, View> stage) {
    try {
      if (incoming.method().equals("GET")) {
        Input.Browser input = new Input.Browser(false, returned, dict(incoming.query()));
        return answers.of(stage.apply(input), incoming, 200);
      }
      return incoming.isPost() ? posted(incoming, returned, stage) : answers.wrongMethod(incoming);
    } catch (MatrixException told) {
      return answers.refused(told, incoming);
    } catch (StoreUnavailable away) {
      return answers.refused(503, View.Reason.STAGE_DOWN, incoming);
    } catch (Throwable bug) {
      String where = returned ? "an address back" : "a fallback page";
      return answers.refused(incidents.log(where, bug), incoming);
    }
  }

  private Answer posted(Incoming incoming, boolean returned, Function<Input.Browser, View> stage) {
    Map<String, String> form = bodies.form(incoming);
    if (bodies.guard().accepts(incoming, form)) {
      Input.Browser input = new Input.Browser(true, returned, dict(form));
      return answers.of(stage.apply(input), incoming, 200);
    }
    // As good as a GET. What an identity provider has the browser post to the address back is let
    // through as such; a form of ours that is not good any more is not.
    boolean foreign = returned && !form.containsKey(FormGuard.FIELD);
    Input.Browser input =
        new Input.Browser(false, returned, dict(foreign ? form : incoming.query()));
    View view = stage.apply(input);
    if (view instanceof View.Show show && show.error().isEmpty()) {
      Optional<String> error = Optional.of(PageAnswers.formError(incoming));
      return answers.of(new View.Show(show.page(), show.step(), error), incoming, 403);
    }
    return answers.of(view, incoming, 200);
  }

  /** What the stage is told: without what is the core's. */
  private static Dict dict(Map<String, String> fields) {
    Map<String, String> others = new HashMap<>(fields);
    others.remove(SESSION);
    others.remove(FormGuard.FIELD);
    return Dict.copyOf(others);
  }
}
