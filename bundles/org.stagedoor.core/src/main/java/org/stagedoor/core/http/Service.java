package org.stagedoor.core.http;

import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.operation.Upload;
import org.stagedoor.core.protocol.GuardedCall;

/** What stands behind a route. */
sealed interface Service permits Service.Guarded, Service.Plain, Service.Taking {
  /** An operation, which the engine guards. */
  record Guarded(GuardedCall call) implements Service {}

  /** An upload, which reads the body itself. */
  record Taking(Upload upload) implements Service {}

  /**
   * An endpoint.
   *
   * @param endpoint the endpoint
   * @param form whether a POST must come from a form that we made
   * @param foreign whether a POST may be a form that anybody made
   * @param browser whether browsers must be told from each other
   */
  record Plain(Endpoint endpoint, boolean form, boolean foreign, boolean browser)
      implements Service {
    /** One that takes no others' forms, and all browsers alike. */
    Plain(Endpoint endpoint, boolean form) {
      this(endpoint, form, false, false);
    }
  }
}
