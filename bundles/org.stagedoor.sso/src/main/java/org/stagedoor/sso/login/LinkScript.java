package org.stagedoor.sso.login;

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

/** The script that is the client of {@link LinkAccount}. */
@Component
@Route(route = "GET " + LinkScript.PATH, access = Access.ANYBODY)
public final class LinkScript implements Endpoint {
  static final String PATH = "/stagedoor/sso/link.js";

  private final String script;

  /** Reads the script from this bundle. */
  @Activate
  public LinkScript() {
    try (InputStream in = LinkScript.class.getResourceAsStream("link.js")) {
      if (in == null) {
        throw new IllegalStateException("link.js is not in this bundle");
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
