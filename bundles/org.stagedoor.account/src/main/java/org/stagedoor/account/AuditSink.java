package org.stagedoor.account;

import org.stagedoor.api.json.Dict;

/** Takes audit events. Called by any thread; must not block for long, nor throw. */
@FunctionalInterface
public interface AuditSink {
  /**
   * Takes an event.
   *
   * @param event {@code event}, {@code outcome} ({@code done} or {@code refused}), {@code at} (ISO
   *     8601), where known {@code user}, {@code address} and {@code by} (who asked with an access
   *     token, or {@code console}), and details of the event
   */
  void take(Dict event);
}
