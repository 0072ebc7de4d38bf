package org.stagedoor.account.fallback;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET /_matrix/static/client/login/}: the form to log in with. */
@Component
@Route(
    route = {"GET /_matrix/static/client/login/", "GET /_matrix/static/client/login"},
    access = Access.ANYBODY)
public final class LoginPage implements Endpoint {
  private final Installed installed;

  /** Shows a form while passwords can be checked. */
  @Activate
  public LoginPage(@Reference Installed installed) {
    this.installed = installed;
  }

  @Override
  public Reply serve(Call call) {
    LoginWords words = LoginWords.of(call);
    return installed.passwords().isPresent()
        ? new Reply.Web(200, words.form())
        : new Reply.Web(503, words.refusal("unavailable"));
  }
}
