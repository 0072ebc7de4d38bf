package org.stagedoor.sso.cas;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.json.Dict;

/** Sends users to a server and has it validate the tickets that they bring back. Any thread. */
final class Tickets {
  /** The protocol: of these characters, of which 256 must be accepted. */
  private static final Pattern TICKET = Pattern.compile("ST-[A-Za-z0-9._~-]{1,1000}");

  private final CasSettings settings;
  private final Web web;
  private final Health health;
  private final InstantSource clock;

  Tickets(CasSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    web = new Web(settings.timeout(), settings.tls());
    health = new Health(settings.description().id());
  }

  CasSettings settings() {
    return settings;
  }

  /** Why the server could not be asked the last time. */
  Optional<String> trouble() {
    return health.trouble();
  }

  /** Where the browser is sent. */
  URI start(Trip trip) {
    return URI.create(
        settings.server().resolve("login")
            + "?service="
            + encoded(service(trip))
            + renew(trip)
            + "&locale="
            + encoded(trip.locales().get(0).toLanguageTag()));
  }

  /**
   * What comes of a ticket.
   *
   * @param parameters of the callback; hostile
   */
  Verdict finish(Dict parameters, Trip trip) {
    String ticket = parameters.text("ticket").orElse("");
    try {
      if (!TICKET.matcher(ticket).matches()) {
        throw Refusal.untrusted("there is no ticket");
      }
      Validation validation = Validation.of(web.get(validation(ticket, trip)));
      health.works();
      return settings.reading().identity(validation, ticket, trip, clock.instant());
    } catch (Refusal refusal) {
      return refusal.verdict();
    } catch (IOException e) {
      health.fails(String.valueOf(e.getMessage()));
      throw health.away();
    }
  }

  Optional<Ended> ended(Dict parameters) {
    return parameters.text("logoutRequest").flatMap(LogoutRequest::read);
  }

  private URI validation(String ticket, Trip trip) {
    return URI.create(
        settings.validation()
            + "?service="
            + encoded(service(trip))
            + "&ticket="
            + encoded(ticket)
            + renew(trip));
  }

  /** Its own for each trip: a ticket that was given for another is refused by the server. */
  private static String service(Trip trip) {
    return trip.callback() + "?state=" + trip.state();
  }

  private static String renew(Trip trip) {
    return trip.fresh() ? "&renew=true" : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
