package org.stagedoor.stage.totp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code GET /stagedoor/totp}: the same for people, in a browser, whatever their client can do. The
 * page's form goes to {@link ConfirmOnPage}.
 */
@Component
@Guarded(operation = "totp_enrol_page", hosted = true)
@Route(route = "GET " + EnrolOnPage.PATH, access = Access.ANYBODY)
public final class EnrolOnPage implements Operation {
  static final String PATH = "/stagedoor/totp";

  private final TotpSettings settings;
  private final ConfirmTickets tickets;
  private final FactorAudit audit;
  private final SecureRandom random;

  /** Called by DS. */
  @Activate
  public EnrolOnPage(
      @Reference TotpSettings settings, @Reference Seals seals, @Reference AuditTrail trail) {
    this(settings, new ConfirmTickets(seals), new FactorAudit(trail), new SecureRandom());
  }

  EnrolOnPage(
      TotpSettings settings, ConfirmTickets tickets, FactorAudit audit, SecureRandom random) {
    this.settings = settings;
    this.tickets = tickets;
    this.audit = audit;
    this.random = random;
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
    return TotpWords.in(List.of(locale)).getString("purpose.enrol");
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    UserId user = new SecondFactor(settings.factors()).require(grant);
    Offer offer = Offer.random(random);
    EnrolmentPages pages = new EnrolmentPages(TotpWords.in(call.origin().locales()));
    Page page =
        pages.offer(offer, offer.uri(settings.issuer(), user), user, tickets.make(user, call));
    return () -> {
      settings.factors().draft(user, offer, call.now());
      audit.byUser(FactorAudit.OFFER, user, call);
      return Operation.done(new Reply.Web(200, page));
    };
  }
}
