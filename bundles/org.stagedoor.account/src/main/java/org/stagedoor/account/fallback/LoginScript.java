package org.stagedoor.account.fallback;

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

/** The script that hands the answer of a log-in to the client around the page. */
@Component
@Route(route = "GET " + LoginScript.PATH, access = Access.ANYBODY)
public final class LoginScript implements Endpoint {
  static final String PATH = "/_matrix/static/client/login/login.js";

  private final String script;

  /** Reads the script from this bundle. */
  @Activate
  public LoginScript() {
    try (InputStream in = LoginScript.class.getResourceAsStream("login.js")) {
      if (in == null) {
        throw new IllegalStateException("login.js is not in this bundle");
      }
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply serve(Call call) {
    return new Reply.File("text/javascript;charset=utf-8", script);
  }
}
