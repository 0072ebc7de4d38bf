package org.stagedoor.core.protocol;

import java.util.List;
import org.stagedoor.api.operation.Operation;

/**
 * An operation as it is registered.
 *
 * @param name its name, by which flows are configured
 * @param query the parameters of the query string that belong to its identity
 * @param grace whether {@code session.grace} may apply
 * @param hosted whether browsers call it, and are led through the flow's pages
 * @param operation the service
 */
public record GuardedCall(
    String name, List<String> query, boolean grace, boolean hosted, Operation operation) {
  /** Copies the list. */
  public GuardedCall {
    query = List.copyOf(query);
  }

  /** One that clients call. */
  public GuardedCall(String name, List<String> query, boolean grace, Operation operation) {
    this(name, query, grace, false, operation);
  }
}
