package org.stagedoor.validation;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.validation.session.Rules;

/**
 * Says whether there is any use for a text, since each costs money: a proof that no flow asks for
 * has none. Mail costs nothing, and is sent as clients expect. Used by any thread.
 */
@Component(service = Occasions.class)
public final class Occasions {
  private static final String MEDIUM = "msisdn";
  private static final String STAGE = "m.login.msisdn";
  private static final Set<String> REGISTER = Set.of("register", "register.anonymous");

  private final FlowReport flows;
  private final Rules rules;

  /** Called by DS. */
  @Activate
  public Occasions(@Reference FlowReport flows, @Reference Rules rules) {
    this.flows = flows;
    this.rules = rules;
  }

  /**
   * Checks a request for a message.
   *
   * @param known whether an access token proved who asks
   * @throws MatrixException 400 {@code M_THREEPID_MEDIUM_NOT_SUPPORTED} if there is no use for it,
   *     or it must be asked for by a page of a flow
   */
  void check(Purpose purpose, String medium, boolean known) {
    if (!medium.equals(MEDIUM) || (useful(purpose) && (known || !rules.pagesOnly()))) {
      return;
    }
    throw new MatrixException(
        400,
        Errcode.THREEPID_MEDIUM_NOT_SUPPORTED,
        "This server sends no texts for this, or by its own pages alone");
  }

  private boolean useful(Purpose purpose) {
    return switch (purpose) {
      case ADD -> true;
      case REGISTER -> asked(true);
      // Such a proof serves whatever is done with an account, not the password alone.
      case RESET -> asked(false);
    };
  }

  private boolean asked(boolean registering) {
    return flows.flows().stream()
        .filter(entry -> REGISTER.contains(entry.operation()) == registering)
        .filter(entry -> entry.withheld().isEmpty())
        .anyMatch(entry -> entry.flow().stages().contains(STAGE));
  }
}
