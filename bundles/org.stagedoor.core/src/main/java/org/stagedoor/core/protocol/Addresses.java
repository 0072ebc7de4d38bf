package org.stagedoor.core.protocol;

import java.net.URI;
import org.stagedoor.api.http.Server;

/** The addresses under which stages are reached from outside. */
final class Addresses {
  private final Server server;
  private final Tickets tickets;

  Addresses(Server server, Tickets tickets) {
    this.server = server;
    this.tickets = tickets;
  }

  /**
   * The address back.
   *
   * @param whence the browser for which alone it is good, if one is named
   */
  URI back(Session session, String type, Whence whence) {
    return URI.create(
        server.publicUri()
            + "/stagedoor/callback/"
            + tickets.make(Tickets.Ticket.of(session, type, whence)));
  }

  /** Empty when only a ticket is known: the id is the client's secret. */
  URI fallback(Session session, String type) {
    return URI.create(
        server.publicUri()
            + "/_matrix/client/v3/auth/"
            + type
            + "/fallback/web?session="
            + session.id().orElse(""));
  }
}
