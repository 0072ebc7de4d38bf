package org.stagedoor.stage.totp;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code POST …/totp/confirm}: with {@code code}, the first of the app, what was offered becomes
 * the user's factor. Wrong codes need not be counted: who offers himself a factor knows its secret.
 */
@Component
@Route(route = "POST " + EnrolFactor.PATH + "/confirm")
public final class ConfirmFactor implements Endpoint {
  private final Factors factors;
  private final FactorAudit audit;

  /** Called by DS. */
  @Activate
  public ConfirmFactor(@Reference TotpSettings settings, @Reference AuditTrail trail) {
    factors = settings.factors();
    audit = new FactorAudit(trail);
  }

  @Override
  public Reply serve(Call call) {
    String code = call.fields().text("code").replace(" ", "");
    UserId user = call.user().user();
    if (!factors.confirm(user, code, call.now())) {
      throw MatrixException.forbidden("The code is wrong, or no factor waits to be confirmed");
    }
    audit.byUser(FactorAudit.CONFIRM, user, call);
    return Reply.ok();
  }
}
