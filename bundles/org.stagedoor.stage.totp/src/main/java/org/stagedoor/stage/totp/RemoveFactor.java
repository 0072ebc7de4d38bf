package org.stagedoor.stage.totp;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code DELETE …/totp}: the user's factor goes; it must be given a last time. */
@Component
@Guarded(operation = "totp_remove")
@Route(route = "DELETE " + EnrolFactor.PATH)
public final class RemoveFactor implements Operation {
  private final Factors factors;
  private final FactorAudit audit;

  /** Called by DS. */
  @Activate
  public RemoveFactor(@Reference TotpSettings settings, @Reference AuditTrail trail) {
    factors = settings.factors();
    audit = new FactorAudit(trail);
  }

  @Override
  public void validate(Call call) {
    if (factors.find(call.user().user()).isEmpty()) {
      throw MatrixException.notFound("There is no factor");
    }
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
    return () -> {
      if (factors.remove(user)) {
        audit.byUser(FactorAudit.REMOVE, user, call);
      }
      return Operation.done(Reply.ok());
    };
  }
}
