package org.stagedoor.sso.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Server;
import org.stagedoor.sso.trip.Goal.Login;

/** The addresses of the pages of a log-in, and what is sealed in them for one browser. */
@Component(service = Passes.class)
public final class Passes {
  static final String ACCOUNT = "/stagedoor/sso/account";
  static final String LINK = "/stagedoor/sso/link";
  static final String ONWARD = "/stagedoor/sso/continue";
  static final String PASS = "pass";

  private static final String NEWCOMER = "org.stagedoor.sso newcomer";
  private static final String HANDOVER = "org.stagedoor.sso handover";
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Seals seals;
  private final Server server;

  /** Seals with the server's keys. */
  @Activate
  public Passes(@Reference Seals seals, @Reference Server server) {
    this.seals = seals;
    this.server = server;
  }

  private String seal(Newcomer newcomer, Instant now) {
    return seals.seal(NEWCOMER, newcomer.dict(), until(now));
  }

  /** The page where a newcomer chooses her account. */
  URI account(Newcomer newcomer, Instant now) {
    return address(ACCOUNT, seal(newcomer, now));
  }

  /** Where a newcomer proves that an account is hers. */
  URI link(Newcomer newcomer, Instant now) {
    return address(LINK, seal(newcomer, now));
  }

  /** The address that leads on to the client. */
  URI onward(Handover handover, Instant now) {
    return address(ONWARD, seals.seal(HANDOVER, handover.dict(), until(now)));
  }

  static Instant until(Instant now) {
    return now.plus(LIFE);
  }

  private URI address(String path, String pass) {
    String encoded = URLEncoder.encode(pass, StandardCharsets.UTF_8);
    return URI.create(server.publicUri() + path + "?" + PASS + "=" + encoded);
  }

  /** Who a call is about; empty if it is out of time, or of another browser. */
  Optional<Newcomer> newcomer(Call call) {
    return call.queried(PASS)
        .flatMap(pass -> seals.open(NEWCOMER, pass, call.now()))
        .flatMap(Newcomer::of)
        .filter(found -> fits(found.login(), call));
  }

  /** Whom a call leads on; empty if it is out of time, or of another browser. */
  Optional<Handover> handover(Call call) {
    return call.queried(PASS)
        .flatMap(pass -> seals.open(HANDOVER, pass, call.now()))
        .flatMap(Handover::of)
        .filter(found -> fits(found.login(), call));
  }

  /** Whether a call comes from the browser that the log-in was begun in. */
  static boolean fits(Login login, Call call) {
    return call.origin().browser().filter(login.browser()::equals).isPresent();
  }
}
