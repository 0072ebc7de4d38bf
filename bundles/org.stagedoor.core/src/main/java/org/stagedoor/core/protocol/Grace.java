package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.http.Call;

/**
 * The time after an operation during which the same access token may remove further devices without
 * being asked again. Off by default. Used by any thread.
 */
final class Grace {
  /** Its rows are among the sessions', but no sessions. */
  static final String PREFIX = "grace/";

  private final Sessions rows;
  private final Supplier<SessionSettings> settings;

  Grace(Sessions rows, Supplier<SessionSettings> settings) {
    this.rows = rows;
    this.settings = settings;
  }

  boolean covers(GuardedCall guarded, Call call) {
    return applies(guarded, call) && rows.find(key(call), call.now()).isPresent();
  }

  void passed(GuardedCall guarded, Call call) {
    if (applies(guarded, call)) {
      Optional<Sessions.Row> row = rows.find(key(call), call.now());
      // If another request is quicker, it has noted the same.
      rows.save(
          new Sessions.Row(
              key(call),
              row.map(Sessions.Row::version).orElse(0L) + 1,
              "{}",
              null,
              call.now().plus(length())));
    }
  }

  private boolean applies(GuardedCall guarded, Call call) {
    return guarded.grace() && call.requester().isPresent() && length().compareTo(Duration.ZERO) > 0;
  }

  private Duration length() {
    return settings.get().grace();
  }

  private static String key(Call call) {
    return PREFIX + call.user().tokenId();
  }
}
