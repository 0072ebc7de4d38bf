package org.stagedoor.core.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stagedoor.api.http.Page;
import org.stagedoor.core.http.PageWriter.Reader;
import org.stagedoor.core.protocol.View;

/**
 * Makes the answers for browsers.
 *
 * @param writer puts pages together
 * @param forms renders the pages of stages and endpoints
 * @param refusals says why not
 */
record PageAnswers(PageWriter writer, FormPages forms, Refusals refusals) {
  /** What the engine has a browser shown. */
  Answer of(View view, Incoming incoming) {
    if (view instanceof View.Show show) {
      Optional<String> error =
          show.problem()
              .map(problem -> writer.reader(incoming).words().problem(problem, show.step()));
      return forms.answer(200, show.page(), incoming, Optional.of(show.step()), error);
    }
    if (view instanceof View.Choice choice) {
      return choice(choice, incoming);
    }
    if (view instanceof View.Go go) {
      FlowLink flow = go.session().map(FlowLink::new).orElseGet(() -> FlowLink.of(incoming));
      return writer.redirect(303, writer.path(flow.path(go.type())), Map.of());
    }
    if (view instanceof View.Done done) {
      return done(done.step(), incoming);
    }
    if (view instanceof View.Back back) {
      FlowLink flow = FlowLink.of(incoming);
      return writer.redirect(303, writer.path(flow.back(back.path(), back.query())), Map.of());
    }
    if (view instanceof View.Refused refused) {
      return refusals.of(refused, incoming);
    }
    throw new IllegalStateException("a view of another kind");
  }

  /** Sends a browser, with a name to know it by, into the pages of a flow. */
  Answer begin(FlowLink flow, Incoming incoming) {
    return writer.redirect(303, writer.path(flow.path("")), forms.guard().headers(incoming));
  }

  /** A page of an endpoint. */
  Answer of(int status, Page page, Optional<String> error, Incoming incoming) {
    return forms.answer(status, page, incoming, Optional.empty(), error);
  }

  /** A page once more, since the form was no longer good. */
  Answer again(View.Show show, Incoming incoming) {
    Optional<String> error = Optional.of(writer.reader(incoming).text("error.form"));
    return forms.answer(403, show.page(), incoming, Optional.of(show.step()), error);
  }

  private Answer done(View.Step step, Incoming incoming) {
    Reader reader = writer.reader(incoming);
    TextBody body = TextBody.of(reader.text(step.complete() ? "done.last" : "done.more"));
    return writer
        .draft(reader, reader.text("done.title"))
        .progress(step)
        .done()
        .finish(200, body.close(reader.text("done.close")).html(reader.look().templates()));
  }

  private Answer choice(View.Choice choice, Incoming incoming) {
    Reader reader = writer.reader(incoming);
    FlowLink flow = FlowLink.of(incoming);
    List<Map<String, String>> ways =
        choice.ways().stream()
            .map(
                way ->
                    Map.of(
                        "href", writer.path(flow.path(way.next())),
                        "name", reader.words().type(way.next()),
                        "then", then(way, reader)))
            .toList();
    return writer
        .draft(reader, reader.text("choice.title"))
        .purpose(choice.step())
        .finish(
            200,
            reader
                .look()
                .templates()
                .choice(Map.of("prompt", reader.text("choice.prompt"), "ways", ways)));
  }

  private static String then(View.Way way, Reader reader) {
    String rest =
        way.stages().stream()
            .skip(1)
            .map(type -> reader.words().type(type))
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? "" : reader.text("choice.then", rest);
  }
}
