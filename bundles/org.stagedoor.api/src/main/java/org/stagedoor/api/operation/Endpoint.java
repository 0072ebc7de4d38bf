package org.stagedoor.api.operation;

import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;

/**
 * An API call without User-Interactive Authentication, registered as a service with the properties
 * of {@link org.stagedoor.api.http.Route}. Called by any thread, by many at once.
 */
@ConsumerType
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a call.
   *
   * @throws org.stagedoor.api.http.MatrixException to answer with an error
   */
  Reply serve(Call call);
}
