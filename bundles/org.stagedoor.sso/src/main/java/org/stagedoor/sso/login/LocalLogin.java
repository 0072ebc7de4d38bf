package org.stagedoor.sso.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.trip.Goal.Login;

/**
 * {@code GET /stagedoor/sso/local}: this server as a provider of its own, for clients that can do
 * single sign-on and nothing else. The user passes the flows of {@code login} on our pages,
 * whatever stages they have, and is led back to her client.
 */
@Component
@Guarded(operation = "login", hosted = true, query = LocalLogin.CLIENT)
@Route(route = "GET " + LocalLogin.PATH, access = Access.ANYBODY)
public final class LocalLogin implements Operation {
  /** The provider's id. */
  static final String ID = "stagedoor";

  static final String PATH = "/stagedoor/sso/local";
  static final String CLIENT = "redirectUrl";

  private final Landing landing;
  private final Server server;
  private final SsoRules rules;

  /** Goes by the rules of single sign-on. */
  @Activate
  public LocalLogin(
      @Reference Landing landing, @Reference Server server, @Reference SsoRules rules) {
    this.landing = landing;
    this.server = server;
    this.rules = rules;
  }

  /** Where it begins. */
  static URI begin(Server server, String client) {
    String encoded = URLEncoder.encode(client, StandardCharsets.UTF_8);
    return URI.create(server.publicUri() + PATH + "?" + CLIENT + "=" + encoded);
  }

  private ClientAddress client(Call call) {
    return call.queried(CLIENT)
        .flatMap(text -> ClientAddress.parse(text, rules.knownClients(), server.publicUri()))
        .orElseThrow(() -> MatrixException.invalid(CLIENT, "must be the address of a client"));
  }

  @Override
  public void validate(Call call) {
    if (!rules.offersLocal()) {
      throw MatrixException.notFound("This server does not log in by its own pages");
    }
    client(call);
  }

  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return new LoginPages(Words.of(LoginPages.class, List.of(locale)))
        .text("local.purpose", client(call).origin());
  }

  @Override
  public boolean actsOnAccount(Call call) {
    return true;
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user =
        grant.user().orElseThrow(() -> MatrixException.forbidden("Nobody has been proved"));
    String browser = call.origin().browser().orElseThrow();
    Login login = new Login(client(call).uri().toString(), browser);
    return () -> {
      Reply reply = landing.lead(user, login, call);
      return Operation.done(reply);
    };
  }
}
