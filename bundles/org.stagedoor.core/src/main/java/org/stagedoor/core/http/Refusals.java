package org.stagedoor.core.http;

import org.stagedoor.api.http.MatrixException;
import org.stagedoor.core.http.PageWriter.Reader;
import org.stagedoor.core.protocol.View;
import org.stagedoor.core.protocol.View.Reason;

/**
 * The pages that say why not, and what else to do.
 *
 * @param writer writes them
 */
record Refusals(PageWriter writer) {
  /** What the engine refuses. */
  Answer of(View.Refused refused, Incoming incoming) {
    Reader reader = writer.reader(incoming);
    String why = reader.text("refused." + refused.reason());
    return switch (refused.reason()) {
      case STAGE_DOWN, TOO_MANY_TRIES ->
          again(refused.status(), TextBody.of(why), reader, incoming);
      case OTHER_USER ->
          again(refused.status(), TextBody.of(why, reader.text("refused.again")), reader, incoming);
      case UNKNOWN_TYPE -> {
        TextBody body = TextBody.of(why, reader.text("refused.again"));
        String flow = writer.path(FlowLink.of(incoming).path(""));
        yield page(refused.status(), body.link(flow, reader.text("refused.flow")), reader);
      }
      case NO_SESSION, SESSION_GONE, OTHER_BROWSER ->
          page(refused.status(), TextBody.of(why, reader.text("refused.again")), reader);
    };
  }

  /** The form was not ours, or not for this browser; opening the page again helps. */
  Answer form(Incoming incoming) {
    Reader reader = writer.reader(incoming);
    return again(403, TextBody.of(reader.text("refused.FORM")), reader, incoming);
  }

  /** The database is away. */
  Answer unavailable(Incoming incoming) {
    return of(new View.Refused(503, Reason.STAGE_DOWN), incoming);
  }

  /** An error on an address that only browsers use. */
  Answer error(MatrixException error, Incoming incoming) {
    if (error.status() >= 500) {
      return unavailable(incoming);
    }
    if (error.status() == 429) {
      return of(new View.Refused(429, Reason.TOO_MANY_TRIES), incoming);
    }
    return again(error.status(), TextBody.of(error.error()), writer.reader(incoming), incoming);
  }

  /** Only GET and POST make sense for pages. */
  Answer wrongMethod(Incoming incoming) {
    Reader reader = writer.reader(incoming);
    return page(405, TextBody.of(reader.text("refused.METHOD")), reader);
  }

  private Answer again(int status, TextBody body, Reader reader, Incoming incoming) {
    return page(status, body.link(incoming.url(), reader.text("refused.retry")), reader);
  }

  private Answer page(int status, TextBody body, Reader reader) {
    return writer
        .draft(reader, reader.text("refused.title"))
        .finish(status, body.html(reader.look().templates()));
  }
}
