package org.stagedoor.stage.totp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST …/totp}: offers the user a factor. Answers {@code secret} (Base32), {@code uri} (for
 * a QR code) and {@code recovery_codes}, all of them this once. It counts from its confirmation on.
 */
@Component
@Guarded(operation = "totp_enrol")
@Route(route = "POST " + EnrolFactor.PATH)
public final class EnrolFactor implements Operation {
  static final String PATH = "/_matrix/client/unstable/org.stagedoor/totp";

  private final TotpSettings settings;
  private final FactorAudit audit;
  private final SecureRandom random;

  /** Called by DS. */
  @Activate
  public EnrolFactor(@Reference TotpSettings settings, @Reference AuditTrail trail) {
    this(settings, new FactorAudit(trail), new SecureRandom());
  }

  EnrolFactor(TotpSettings settings, FactorAudit audit, SecureRandom random) {
    this.settings = settings;
    this.audit = audit;
    this.random = random;
  }

  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return TotpWords.in(List.of(locale)).getString("purpose.enrol");
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user = new SecondFactor(settings.factors()).require(grant);
    Offer offer = Offer.random(random);
    Dict shown =
        Dict.of(
            "secret",
            offer.secret().key(),
            "uri",
            offer.uri(settings.issuer(), user),
            "recovery_codes",
            offer.recoveryCodes());
    return () -> {
      settings.factors().draft(user, offer, call.now());
      audit.byUser(FactorAudit.OFFER, user, call);
      return Operation.done(Reply.ok(shown));
    };
  }
}
