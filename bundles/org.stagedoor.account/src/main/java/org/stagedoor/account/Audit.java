package org.stagedoor.account;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

/**
 * Tells what happened to accounts: one event for each change. A change is told when it is on disk,
 * and never if it was rolled back.
 */
@Component(service = Audit.class)
public final class Audit {
  private final Transactions transactions;
  private final Installed installed;

  /** Tells whoever is installed to listen. */
  @Activate
  public Audit(@Reference Transactions transactions, @Reference Installed installed) {
    this.transactions = transactions;
    this.installed = installed;
  }

  /** Tells that something was done to an account. */
  public void done(Call call, String event, UserId user) {
    done(call, event, user, Dict.EMPTY);
  }

  /**
   * Tells that something was done to an account.
   *
   * @param call the request that did it
   * @param event what was done: {@code register}
   * @param user to whose account
   * @param details what else is worth knowing, such as the devices concerned; never a secret
   */
  public void done(Call call, String event, UserId user, Dict details) {
    transactions.afterCommit(() -> tell(call, event, "done", user, details));
  }

  /** Tells that something was refused, such as a log-in with a wrong password. */
  public void refused(Call call, String event, UserId user) {
    tell(call, event, "refused", user, Dict.EMPTY);
  }

  private void tell(Call call, String event, String outcome, UserId user, Dict details) {
    Dict told =
        Dict.of("event", event, "outcome", outcome, "user", user.toString())
            .with("address", call.origin().address())
            .with("at", call.now().toString())
            .with(by(call))
            .with(details);
    installed.auditSinks().forEach(sink -> sink.take(told));
  }

  /** Who asked, where an access token says so: who tries a password may be anybody. */
  private static Dict by(Call call) {
    return call.requester()
        .map(requester -> Dict.of("by", requester.user().toString()))
        .orElse(Dict.EMPTY);
  }
}
