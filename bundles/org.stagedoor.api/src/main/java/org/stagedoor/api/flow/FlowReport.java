package org.stagedoor.api.flow;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What of the configured flows is offered, and why the rest is not: for operators. The core
 * registers one as a service; any thread may call it, and it answers from memory.
 */
@ProviderType
@FunctionalInterface
public interface FlowReport {
  /**
   * The flows of each operation that is installed, as they are configured now. Where people without
   * an access token have others, those have entries of their own.
   */
  List<Entry> flows();

  /**
   * A flow that is configured.
   *
   * @param operation the operation's name, with {@code .anonymous} at its end for the flows of
   *     people without an access token
   * @param flow the flow
   * @param withheld why nobody is offered it; empty if it is offered to whom it can serve
   */
  record Entry(String operation, Flow flow, Optional<String> withheld) {}
}
