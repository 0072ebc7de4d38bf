package org.stagedoor.account;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.stagedoor.api.json.Dict;

/**
 * Posts audit events to Event Admin, under {@code org/stagedoor/audit/<event>}. Without Event Admin
 * this component is not satisfied, and nobody misses it.
 */
@Component
public final class AuditEvents implements AuditSink {
  private final EventAdmin events;

  /** Posts to Event Admin. */
  @Activate
  public AuditEvents(@Reference EventAdmin events) {
    this.events = events;
  }

  @Override
  public void take(Dict event) {
    String name = event.text("event").orElse("unknown").toLowerCase(Locale.ROOT);
    events.postEvent(new Event("org/stagedoor/audit/" + name.replace('.', '/'), event.members()));
  }
}
