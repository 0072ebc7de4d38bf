package org.stagedoor.api.identifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/**
 * Proves an identifier by a message: what a stage of such a type does, to be called by its methods
 * of the same names. A client has a session validated by itself and shows it here; in a browser the
 * stage is the client. Called by any thread.
 */
public final class IdentifierProof implements Stage {
  /** Longer than any proof may be configured to live. */
  private static final Duration REMEMBERED = Duration.ofDays(31);

  private final ValidationSessions sessions;
  private final Nonces nonces;
  private final IdentifierForm form;
  private final BrowserSteps steps;
  private final @Nullable IdentityServers elsewhere;

  /** A proof upon the validation sessions of this server alone. */
  public IdentifierProof(ValidationSessions sessions, Nonces nonces, IdentifierForm form) {
    this(sessions, nonces, form, null);
  }

  /** A proof upon those of this server, and of identity servers where there is such a service. */
  public IdentifierProof(
      ValidationSessions sessions,
      Nonces nonces,
      IdentifierForm form,
      @Nullable IdentityServers elsewhere) {
    this.elsewhere = elsewhere;
    this.sessions = sessions;
    this.nonces = nonces;
    this.form = form;
    this.steps = new BrowserSteps(sessions, form);
  }

  /** Whether anything can be sent at all. */
  @Override
  public boolean passable(Attempt attempt) {
    return sessions.reaches(form.medium());
  }

  @Override
  public Optional<Lack> lacks() {
    String medium = form.medium();
    return sessions.reaches(medium)
        ? Optional.empty()
        : Optional.of(
            new Lack(
                "a transport for " + medium,
                "(&(objectClass=org.stagedoor.api.message.Messenger)(stagedoor.medium=%s))"
                    .formatted(medium)));
  }

  @Override
  public Page page(Attempt attempt) {
    Optional<Credentials> own = steps.credentials(attempt);
    if (own.isEmpty()) {
      return form.page(attempt);
    }
    boolean returned = attempt.input() instanceof Input.Browser browser && browser.returned();
    // Who was sent back here by the link in the message has nothing more to do.
    return returned && proved(own.get(), attempt).isPresent()
        ? new Page.Proceed()
        : CodePage.of(Words.of(form.getClass(), attempt.locales()));
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
        .orElseGet(() -> Outcome.denied(Errcode.UNAUTHORIZED, steps.error(attempt, "unconfirmed")));
  }

  private Optional<ThreePid> proved(Credentials credentials, Attempt attempt) {
    return sessions
        .proved(credentials.sid(), credentials.clientSecret(), purpose(attempt), attempt.now())
        .or(() -> provedElsewhere(credentials, purpose(attempt)))
        .filter(it -> it.medium().equals(form.medium()));
  }

  /** For new accounts alone: how a link elsewhere was followed, and by whom, is not known here. */
  private Optional<ThreePid> provedElsewhere(Credentials credentials, Purpose purpose) {
    IdentityServers servers = elsewhere;
    return servers == null || purpose != Purpose.REGISTER
        ? Optional.empty()
        : credentials.elsewhere().flatMap(servers::proved);
  }

  /** Who confirms one message allows one thing: the proof is the first session's that uses it. */
  private boolean unused(Credentials credentials, Attempt attempt) {
    if (purpose(attempt) != Purpose.RESET) {
      return true;
    }
    String used = "org.stagedoor.stage." + form.medium() + "/" + credentials.sid();
    Instant until = attempt.now().plus(REMEMBERED);
    String first = nonces.bind(used, attempt.session(), until, attempt.now());
    return attempt.session().equals(first);
  }

  /**
   * All but to register acts for an account that is there, and so takes the proof that no scanner
   * of mail can give.
   */
  private static Purpose purpose(Attempt attempt) {
    return attempt.purpose().operation().equals("register") ? Purpose.REGISTER : Purpose.RESET;
  }
}
