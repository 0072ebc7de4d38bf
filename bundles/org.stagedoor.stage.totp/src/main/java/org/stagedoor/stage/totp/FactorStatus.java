package org.stagedoor.stage.totp;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code GET …/totp}: whether the user has a factor, and how many recovery codes are left. */
@Component
@Route(route = "GET " + EnrolFactor.PATH)
public final class FactorStatus implements Endpoint {
  private final Factors factors;

  /** Called by DS. */
  @Activate
  public FactorStatus(@Reference TotpSettings settings) {
    factors = settings.factors();
  }

  @Override
  public Reply serve(Call call) {
    Optional<Factor> factor = factors.find(call.user().user());
    return Reply.ok(
        Dict.of(
            "enrolled",
            factor.isPresent(),
            "recovery_codes_left",
            factor.map(one -> one.recovery().size()).orElse(0)));
  }
}
