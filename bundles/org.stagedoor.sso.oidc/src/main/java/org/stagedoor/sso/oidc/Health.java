package org.stagedoor.sso.oidc;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.MatrixException;

/** Tells the operator once that a provider fails, and once that it works again. Any thread. */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final String id;
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  Health(String id) {
    this.id = id;
  }

  /** It answered as it should. */
  void works() {
    if (!"".equals(trouble.getAndSet(""))) {
      LOG.info("The identity provider {} works again", id);
    }
  }

  /** It did not; told once until it works again, or every visitor would write a line. */
  void fails(String why) {
    if ("".equals(trouble.getAndSet(why))) {
      LOG.error("The identity provider {} fails: {}", id, why);
    }
  }

  /** Why it failed the last time; empty if it did not. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get()).filter(why -> !why.isEmpty());
  }

  /** To be thrown at who needs it now. */
  MatrixException away() {
    return MatrixException.unavailable("The identity provider is not available now");
  }
}
