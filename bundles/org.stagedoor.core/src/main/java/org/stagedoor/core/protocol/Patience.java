package org.stagedoor.core.protocol;

import java.time.Duration;

/** How patient requests are with updates. */
@FunctionalInterface
public interface Patience {
  /** How long a request waits for a service whose bundle is being updated. */
  Duration absence();
}
