package org.stagedoor.stage.totp;

import java.util.Optional;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /stagedoor/totp}: the form of {@link EnrolOnPage}, with the first code. */
@Component
@Route(route = "POST " + EnrolOnPage.PATH, access = Access.ANYBODY, form = true, browser = true)
public final class ConfirmOnPage implements Endpoint {
  private final Factors factors;
  private final ConfirmTickets tickets;
  private final FactorAudit audit;

  /** Called by DS. */
  @Activate
  public ConfirmOnPage(
      @Reference TotpSettings settings, @Reference Seals seals, @Reference AuditTrail trail) {
    factors = settings.factors();
    tickets = new ConfirmTickets(seals);
    audit = new FactorAudit(trail);
  }

  @Override
  public Reply serve(Call call) {
    ResourceBundle words = TotpWords.in(call.origin().locales());
    EnrolmentPages pages = new EnrolmentPages(words);
    String ticket = call.body().text(EnrolmentPages.TICKET).orElse("");
    String code = call.body().text(EnrolmentPages.CODE).orElse("").replace(" ", "");
    Optional<UserId> user = tickets.open(ticket, call);
    if (user.isEmpty()) {
      return new Reply.Web(400, pages.again());
    }
    if (!factors.confirm(user.get(), code, call.now())) {
      return new Reply.Web(200, pages.code(ticket), Optional.of(words.getString("page.wrong")));
    }
    audit.byUser(FactorAudit.CONFIRM, user.get(), call);
    return new Reply.Web(200, pages.done("page.enrolled"));
  }
}
