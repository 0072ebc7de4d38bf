package org.stagedoor.account;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Tells what happened to accounts: one line of JSON for each change, to the logger {@code
 * org.stagedoor.audit}. A change is told when it is on disk and never if it was rolled back.
 */
@Component(service = Audit.class)
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("org.stagedoor.audit");

  private final Transactions transactions;
  private final JsonCodec json;

  /** Writes to the log. */
  @Activate
  public Audit(@Reference Transactions transactions, @Reference JsonCodec json) {
    this.transactions = transactions;
    this.json = json;
  }

  /** Tells that something was done to an account. */
  public void done(Call call, String event, UserId user) {
    done(call, event, user, Dict.EMPTY);
  }

  /**
   * Tells that something was done to an account.
   *
   * @param call the request that did it
   * @param event what was done: {@code account.registered}
   * @param user to whose account
   * @param details what else is worth knowing, such as the devices concerned; never a secret
   */
  public void done(Call call, String event, UserId user, Dict details) {
    transactions.afterCommit(() -> tell(event, "done", user.toString(), call, details, call.now()));
  }

  /** Tells that something was refused, such as a log-in with a wrong password. */
  public void refused(Call call, String event, String user) {
    tell(event, "refused", user, call, Dict.EMPTY, call.now());
  }

  private void tell(
      String event, String outcome, String user, Call call, Dict details, Instant at) {
    Optional<String> by = call.requester().map(Requester::user).map(UserId::toString);
    Dict line =
        Dict.of("event", event, "outcome", outcome, "user", user)
            .with("by", by.orElse(user))
            .with("address", call.origin().address())
            .with("at", at.toString())
            .with(details);
    LOG.info("{}", json.write(line));
  }
}
