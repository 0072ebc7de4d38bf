package org.stagedoor.stage.totp;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code GET /stagedoor/totp/remove}: the user's factor goes, in a browser. */
@Component
@Guarded(operation = "totp_remove_page", hosted = true)
@Route(route = "GET " + EnrolOnPage.PATH + "/remove", access = Access.ANYBODY)
public final class RemoveOnPage implements Operation {
  private final Factors factors;
  private final FactorAudit audit;

  /** Called by DS. */
  @Activate
  public RemoveOnPage(@Reference TotpSettings settings, @Reference AuditTrail trail) {
    factors = settings.factors();
    audit = new FactorAudit(trail);
  }

  @Override
  public boolean actsOnAccount(Call call) {
    return true;
  }

  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return TotpWords.in(List.of(locale)).getString("purpose.remove");
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user = new SecondFactor(factors).require(grant);
    EnrolmentPages pages = new EnrolmentPages(TotpWords.in(call.origin().locales()));
    return () -> {
      boolean removed = factors.remove(user);
      if (removed) {
        audit.byUser(FactorAudit.REMOVE, user, call);
      }
      return Operation.done(new Reply.Web(200, pages.done(removed ? "page.removed" : "page.none")));
    };
  }
}
