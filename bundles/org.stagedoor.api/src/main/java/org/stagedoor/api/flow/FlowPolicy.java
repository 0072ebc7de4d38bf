package org.stagedoor.api.flow;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.account.UserId;

/**
 * Chooses the flows of an operation. The core's own reads Configuration Admin, live; another one,
 * registered as a service with a higher {@code service.ranking}, takes its place. Called with each
 * request by any thread; must not block.
 */
@ConsumerType
@FunctionalInterface
public interface FlowPolicy {
  /**
   * The flows, in the order in which they are offered.
   *
   * @param operation the operation's name
   * @param subject the user of the access token, if any; one of the server {@code example.invalid}
   *     stands for any user, where operators are told what is offered
   * @return the flows; when empty, the operation is refused: with 401 {@code M_MISSING_TOKEN}
   *     without an access token, with 503 otherwise
   */
  List<Flow> flows(String operation, Optional<UserId> subject);
}
