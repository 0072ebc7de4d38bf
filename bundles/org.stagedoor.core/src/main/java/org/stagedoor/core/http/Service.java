package org.stagedoor.core.http;

import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.core.protocol.GuardedCall;

/** What stands behind a route. */
sealed interface Service permits Service.Guarded, Service.Plain {
  /** An operation, which the engine guards. */
  record Guarded(GuardedCall call) implements Service {}

  /**
   * An endpoint.
   *
   * @param endpoint the endpoint
   * @param form whether a POST must come from a form that we made
   */
  record Plain(Endpoint endpoint, boolean form) implements Service {}
}
