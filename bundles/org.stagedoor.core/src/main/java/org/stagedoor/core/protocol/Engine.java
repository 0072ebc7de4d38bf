package org.stagedoor.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;

/** Runs User-Interactive Authentication, free of HTTP and SQL. Called by any thread. */
public interface Engine {
  /**
   * Answers a guarded call.
   *
   * @param guarded the operation
   * @param call the request, its body without {@code auth}
   * @param auth the value of {@code auth}, whatever it is; null when absent
   * @return the operation's answer, or a 401 with flows
   * @throws org.stagedoor.api.http.MatrixException for anything else
   */
  Reply run(GuardedCall guarded, Call call, @Nullable Object auth);

  /**
   * Answers a browser on the fallback page of a stage.
   *
   * @param type the auth type
   * @param session the session's id; empty if none was given
   * @param browsing the request
   */
  View fallback(String type, String session, Browsing browsing);

  /**
   * Answers a browser on the page that leads through a whole flow. It never runs the operation:
   * that is left to the client, which asks with the session alone.
   *
   * @param session the session's id, or what a {@link View.Go} named in its stead; empty if none
   *     was given
   * @param type the auth type whose page is wanted; empty to find out what comes next
   * @param browsing the request
   */
  View flow(String session, String type, Browsing browsing);

  /**
   * Answers a browser that came by an {@linkplain org.stagedoor.api.stage.Attempt#callback()
   * address back}, which is {@code <public address>/stagedoor/callback/<ticket>}; by one of a
   * {@linkplain org.stagedoor.api.stage.Attempt#browserCallback() single browser} only that
   * browser.
   */
  View callback(String ticket, Browsing browsing);

  /** The names of the operations for which no way to authenticate is offered now. */
  List<String> closed();
}
