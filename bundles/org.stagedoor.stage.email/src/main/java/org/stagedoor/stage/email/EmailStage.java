package org.stagedoor.stage.email;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.stagedoor.api.stage.StageType.Proves;

/**
 * The auth type {@code m.login.email.identity}. A client has a session validated by itself and
 * shows it here; in a browser the stage is the client.
 */
@Component
@StageType(stage = "m.login.email.identity", proves = Proves.IDENTIFIER, concurrency = 64)
public final class EmailStage implements Stage {
  static final String MEDIUM = "email";
  private static final String USED = "org.stagedoor.stage.email/";

  /** Longer than any proof may be configured to live. */
  private static final Duration REMEMBERED = Duration.ofDays(31);

  private final ValidationSessions sessions;
  private final Nonces nonces;
  private final BrowserSteps steps;

  /** A stage upon the validation sessions of this server. */
  @Activate
  public EmailStage(@Reference ValidationSessions sessions, @Reference Nonces nonces) {
    this.sessions = sessions;
    this.nonces = nonces;
    this.steps = new BrowserSteps(sessions);
  }

  /** Whether anything can be sent at all. */
  @Override
  public boolean passable(Attempt attempt) {
    return sessions.reaches(MEDIUM);
  }

  @Override
  public Page page(Attempt attempt) {
    Optional<Credentials> own = steps.credentials(attempt);
    if (own.isEmpty()) {
      return EmailPages.address(attempt);
    }
    boolean returned = attempt.input() instanceof Input.Browser browser && browser.returned();
    // Who was sent back here by the link in the mail has nothing more to do.
    return returned && proved(own.get(), attempt).isPresent()
        ? new Page.Proceed()
        : EmailPages.code(attempt);
  }

  @Override
  public Outcome attempt(Attempt attempt) {
    if (attempt.input() instanceof Input.Browser browser && browser.posted()) {
      Optional<Outcome> step = steps.take(attempt, purpose(attempt));
      if (step.isPresent()) {
        return step.get();
      }
    }
    Optional<Credentials> credentials =
        Credentials.read(attempt.input().fields()).or(() -> steps.credentials(attempt));
    if (credentials.isEmpty()) {
      return Outcome.denied(Errcode.MISSING_PARAM, "Missing field: threepid_creds");
    }
    return proved(credentials.get(), attempt)
        .filter(it -> unused(credentials.get(), attempt))
        .map(it -> Outcome.passed(new Claim.Identifier(it)))
        .orElseGet(
            () -> Outcome.denied(Errcode.UNAUTHORIZED, EmailPages.error(attempt, "unconfirmed")));
  }

  private Optional<ThreePid> proved(Credentials credentials, Attempt attempt) {
    return sessions
        .proved(credentials.sid(), credentials.clientSecret(), purpose(attempt), attempt.now())
        .filter(it -> it.medium().equals(MEDIUM));
  }

  /** Who confirms one message allows one thing: the proof is the first session's that uses it. */
  private boolean unused(Credentials credentials, Attempt attempt) {
    Instant until = attempt.now().plus(REMEMBERED);
    return purpose(attempt) != Purpose.RESET
        || attempt
            .session()
            .equals(nonces.bind(USED + credentials.sid(), attempt.session(), until, attempt.now()));
  }

  /**
   * All but to register acts for an account that is there, and so takes the proof that no scanner
   * of mail can give.
   */
  private static Purpose purpose(Attempt attempt) {
    return attempt.purpose().operation().equals("register") ? Purpose.REGISTER : Purpose.RESET;
  }
}
