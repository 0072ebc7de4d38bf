package org.stagedoor.account;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Writes audit events to the logger {@code org.stagedoor.audit}, as one line of JSON each. */
@Component
public final class AuditLog implements AuditSink {
  private static final Logger LOG = LoggerFactory.getLogger("org.stagedoor.audit");

  private final JsonCodec json;

  /** Writes JSON. */
  @Activate
  public AuditLog(@Reference JsonCodec json) {
    this.json = json;
  }

  @Override
  public void take(Dict event) {
    LOG.info("{}", json.write(event));
  }
}
