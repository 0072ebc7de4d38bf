package org.stagedoor.sso.login;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.sso.SsoRules;

/**
 * Whether newcomers get accounts. By the rule {@code registration} they do where anybody gets one
 * without any proof: who comes from a provider has shown no invitation, solved no captcha and
 * accepted no terms.
 */
@Component(service = Admission.class)
public final class Admission {
  private static final Flow UNPROVED = new Flow(List.of("m.login.dummy"));

  private final Enrolments enrolments;
  private final FlowPolicy flows;
  private final SsoRules rules;

  /** Asks each time: all of them may change. */
  @Activate
  public Admission(
      @Reference Enrolments enrolments,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) FlowPolicy flows,
      @Reference SsoRules rules) {
    this.enrolments = enrolments;
    this.flows = flows;
    this.rules = rules;
  }

  /** Whether there are new accounts for them. */
  boolean open() {
    return switch (rules.newAccounts()) {
      case "always" -> true;
      case "never" -> false;
      default -> enrolments.open() && !demanding();
    };
  }

  /** Whether they may register, but not like this, since that asks for more. */
  boolean elsewhere() {
    return rules.newAccounts().equals("registration") && enrolments.open() && demanding();
  }

  private boolean demanding() {
    return !flows.flows("register", Optional.empty()).contains(UNPROVED);
  }

  /** What an operator may not have meant. */
  Optional<String> advice() {
    if (elsewhere()) {
      return Optional.of(
          "register asks for more than m.login.dummy, so who comes from an identity provider for"
              + " the first time gets no account; accounts.new = always lets her past that");
    }
    return rules.newAccounts().equals("always") && demanding()
        ? Optional.of(
            "accounts.new = always: who comes from an identity provider for the first time gets an"
                + " account past the flows of register")
        : Optional.empty();
  }
}
