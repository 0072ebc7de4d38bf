package org.stagedoor.stage.altcha;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** The script that does the work, for the page and for clients that want to use it. */
@Component
@Route(route = "GET " + SolverScript.PATH, access = Access.ANYBODY)
public final class SolverScript implements Endpoint {
  static final String PATH = "/stagedoor/altcha/solver.js";

  private final Reply script;

  /** Reads the script from this bundle. */
  @Activate
  public SolverScript() {
    try (InputStream in = SolverScript.class.getResourceAsStream("solver.js")) {
      if (in == null) {
        throw new IllegalStateException("solver.js is not in this bundle");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      script = new Reply.File("text/javascript;charset=utf-8", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply serve(Call call) {
    return script;
  }
}
