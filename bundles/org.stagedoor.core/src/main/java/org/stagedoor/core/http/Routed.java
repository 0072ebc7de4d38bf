package org.stagedoor.core.http;

import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.MatrixException;

/**
 * A service at a route.
 *
 * @param pattern the route
 * @param access who may call
 * @param service what is called
 * @param lease held while it is called; shared by the routes of one service
 */
record Routed(RoutePattern pattern, Access access, Service service, Lease lease) {
  private static final Service NOBODY =
      new Service.Plain(
          call -> {
            throw MatrixException.unavailable("This is being updated");
          },
          false);

  /** The route without its service. */
  Routed vacated() {
    return new Routed(pattern, access, NOBODY, lease);
  }
}
