package org.stagedoor.core.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Input;
import org.stagedoor.core.protocol.Browsing;
import org.stagedoor.core.protocol.Engine;
import org.stagedoor.core.protocol.View;

/**
 * The pages that are the core's own: fallback pages, the page of a whole flow, addresses back, and
 * the files of all pages.
 */
final class BrowserPages {
  private final Engine engine;
  private final PageAnswers answers;
  private final CallBodies bodies;
  private final Incidents incidents;
  private final Looks looks;

  BrowserPages(
      Engine engine, PageAnswers answers, CallBodies bodies, Incidents incidents, Looks looks) {
    this.engine = engine;
    this.answers = answers;
    this.bodies = bodies;
    this.incidents = incidents;
    this.looks = looks;
  }

  /** Answers a request for one of the pages; empty if it is for none. */
  Optional<Answer> answer(Incoming incoming) {
    List<String> path = incoming.target().segments();
    if (isFallback(path)) {
      String type = path.get(4);
      return Optional.of(
          answer(incoming, false, browsing -> engine.fallback(type, session(incoming), browsing)));
    }
    if (path.isEmpty() || !path.get(0).equals("stagedoor")) {
      return Optional.empty();
    }
    if (path.size() == 3 && path.get(1).equals("callback")) {
      return Optional.of(
          answer(incoming, true, browsing -> engine.callback(path.get(2), browsing)));
    }
    if (path.size() != 2) {
      return Optional.empty();
    }
    if (path.get(1).equals("flow")) {
      String type = incoming.query().getOrDefault(FlowLink.STAGE, "");
      return Optional.of(
          answer(incoming, false, browsing -> engine.flow(session(incoming), type, browsing)));
    }
    return looks.get().assets().find(path.get(1)).map(asset -> asset.answer(incoming.query()));
  }

  private static String session(Incoming incoming) {
    return incoming.query().getOrDefault(FlowLink.SESSION, "");
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

  private Answer answer(Incoming incoming, boolean returned, Function<Browsing, View> view) {
    try {
      Call.Origin origin = origin(incoming);
      String browser = bodies.guard().browser(incoming);
      Function<Input.Browser, View> turn =
          input -> view.apply(new Browsing(input, origin, browser));
      if (incoming.method().equals("GET")) {
        Input.Browser input = new Input.Browser(false, returned, dict(incoming.query()));
        return answers.of(turn.apply(input), incoming);
      }
      return incoming.isPost()
          ? posted(incoming, returned, turn)
          : answers.refusals().wrongMethod(incoming);
    } catch (MatrixException told) {
      return answers.refusals().error(told, incoming);
    } catch (StoreUnavailable away) {
      return answers.refusals().unavailable(incoming);
    } catch (Throwable bug) {
      String where = returned ? "an address back" : "a fallback page";
      return answers.refusals().error(incidents.log(where, bug), incoming);
    }
  }

  /** The page's own language first, so that stages and operations speak it, too. */
  private Call.Origin origin(Incoming incoming) {
    Call.Origin origin = bodies.guard().origin(incoming);
    List<Locale> locales = new ArrayList<>(origin.locales());
    locales.add(0, looks.get().texts().in(locales).locale());
    return new Call.Origin(
        origin.address(),
        origin.userAgent(),
        locales.stream().distinct().toList(),
        origin.browser());
  }

  private Answer posted(Incoming incoming, boolean returned, Function<Input.Browser, View> turn) {
    Map<String, String> form = bodies.form(incoming);
    if (bodies.guard().accepts(incoming, form)) {
      return answers.of(turn.apply(new Input.Browser(true, returned, dict(form))), incoming);
    }
    // As good as a GET. What an identity provider has the browser post to the address back is let
    // through as such; a form of ours that is not good any more is not.
    boolean foreign = returned && !form.containsKey(FormGuard.FIELD);
    Input.Browser input =
        new Input.Browser(false, returned, dict(foreign ? form : incoming.query()));
    View view = turn.apply(input);
    return view instanceof View.Show show && show.problem().isEmpty()
        ? answers.again(show, incoming)
        : answers.of(view, incoming);
  }

  /** What the stage is told: without what is the core's. */
  private static Dict dict(Map<String, String> fields) {
    Map<String, String> others = new HashMap<>(fields);
    others.remove(FlowLink.SESSION);
    others.remove(FormGuard.FIELD);
    return Dict.copyOf(others);
  }
}
