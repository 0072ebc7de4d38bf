package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Leads requests to the services behind their routes.
 *
 * @param routes the routes
 * @param caller calls what was found
 * @param incidents logs what nobody foresaw
 */
record Dispatcher(Routes routes, Caller caller, Incidents incidents) {
  /** Completes when a service is back that the request needs and that is being updated. */
  Optional<CompletableFuture<Void>> awaited(HttpServletRequest request) {
    if (routes.complete()) {
      return Optional.empty();
    }
    try {
      List<String> segments = Target.parse(request.getRequestURI()).segments();
      return routes.awaited(request.getMethod(), segments);
    } catch (MatrixException told) {
      return Optional.empty(); // the path is wrong, and will be answered so
    }
  }

  /**
   * Whether the service that a request is for reads its body itself, as it comes.
   *
   * @throws MatrixException 401 or 403 if it does, but not for this one
   */
  boolean takes(Incoming incoming) {
    Optional<Access> taking = routes.taking(incoming.method(), incoming.target().segments());
    taking.ifPresent(access -> caller.authenticator().requester(access, incoming));
    return taking.isPresent();
  }

  /**
   * Answers a request.
   *
   * @throws MatrixException to answer with an error
   * @throws StoreUnavailable if the database is away
   */
  Answer answer(Incoming incoming) {
    Match match = routes.enter(incoming.method(), incoming.target().segments());
    if (match instanceof Match.Found found) {
      try {
        return caller.call(found, incoming);
      } catch (MatrixException | StoreUnavailable told) {
        throw told;
      } catch (Throwable bug) {
        // Bundles of others may throw anything, errors of linking included.
        throw incidents.log(found.routed().pattern().toString(), bug);
      } finally {
        found.routed().lease().exit();
      }
    }
    caller.authenticator().refuseBadToken(incoming);
    if (match instanceof Match.WrongMethod wrong) {
      return caller.replies().json().wrongMethod(wrong.allowed());
    }
    throw new MatrixException(404, Errcode.UNRECOGNIZED, "Unrecognized request");
  }
}
