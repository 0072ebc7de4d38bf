package org.stagedoor.account;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

/**
 * Tells what happened to accounts and what guards them: one event for each change. A change is told
 * when it is on disk, and never if it was rolled back.
 */
@Component(service = {Audit.class, AuditTrail.class})
public final class Audit implements AuditTrail {
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
    done(Deed.byCall(event, Optional.of(user), call, details));
  }

  /** Tells that something was refused, such as a log-in with a wrong password. */
  public void refused(Call call, String event, UserId user) {
    tell("refused", Deed.byCall(event, Optional.of(user), call, Dict.EMPTY));
  }

  @Override
  public void done(Deed deed) {
    transactions.afterCommit(() -> tell("done", deed));
  }

  private void tell(String outcome, Deed deed) {
    Dict told =
        Dict.of("event", deed.event(), "outcome", outcome, "at", deed.at().toString())
            .with(known("user", deed.user().map(UserId::toString)))
            .with(known("address", deed.address()))
            .with(known("by", deed.by()))
            .with(deed.details());
    installed.auditSinks().forEach(sink -> sink.take(told));
  }

  private static Dict known(String member, Optional<String> value) {
    return value.map(text -> Dict.of(member, text)).orElse(Dict.EMPTY);
  }
}
