package org.stagedoor.sso.stage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Refused;
import org.stagedoor.api.account.IdentityProvider.Verdict;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Goal;
import org.stagedoor.sso.trip.Once;
import org.stagedoor.sso.trip.Voyage;
import org.stagedoor.sso.trip.Voyages;

/**
 * Judges who has come back to a stage.
 *
 * @param voyages opens what was sealed
 * @param providers who is installed
 * @param links whose subjects are which users
 * @param rules what the operator decides
 */
record Arrival(Voyages voyages, Providers providers, Links links, SsoRules rules) {
  private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

  /** The voyage that this attempt is the end of; empty if it is another session's, or forged. */
  Optional<Voyage> voyage(Attempt attempt) {
    return attempt
        .input()
        .fields()
        .text(Voyages.STATE)
        .flatMap(state -> voyages.open(state, attempt.now()))
        .filter(
            found ->
                found.goal() instanceof Goal.Step step && step.session().equals(attempt.session()));
  }

  /** The verdict. */
  Outcome judge(Attempt attempt) {
    StagePages pages = StagePages.in(attempt.errorLocales());
    Optional<Voyage> voyage = voyage(attempt);
    if (voyage.isEmpty()) {
      return denied(pages.text("error.unknown"));
    }
    Optional<IdentityProvider> provider = providers.find(voyage.get().provider());
    if (provider.isEmpty()) {
      return denied(pages.text("error.gone"));
    }
    Dict parameters = attempt.input().fields();
    List<Locale> locales = attempt.locales();
    Verdict verdict = voyages.arrive(provider.get(), voyage.get(), parameters, locales);
    String name = provider.get().description().name();
    if (verdict instanceof Refused refused) {
      LOG.info("{} says no: {} {}", voyage.get().provider(), refused.reason(), refused.detail());
      String words = pages.text("error." + refused.reason().name().toLowerCase(Locale.ROOT), name);
      // Each forged answer costs the provider a question.
      return new Outcome.Denied(Errcode.FORBIDDEN, words, refused.reason() == Reason.UNTRUSTED);
    }
    Identity identity = (Identity) verdict;
    if (!fresh(identity, voyage.get())) {
      return denied(pages.text("error.stale", name));
    }
    Optional<UserId> user = links.user(new Subject(voyage.get().provider(), identity.subject()));
    return user.isPresent()
        ? passed(user.get(), voyage.get(), pages)
        : denied(pages.text("error.nobody", name));
  }

  private boolean fresh(Identity identity, Voyage voyage) {
    Instant earliest = voyage.begun().minus(rules.skew());
    return identity.authenticated().filter(at -> !at.isBefore(earliest)).isPresent();
  }

  private static Outcome passed(UserId user, Voyage voyage, StagePages pages) {
    Outcome.Denied used = new Outcome.Denied(Errcode.FORBIDDEN, pages.text("error.used"), false);
    Outcome.Use once =
        new Outcome.Use(Once.nonce(voyage.secret()), Voyages.until(voyage.begun()), used);
    return new Outcome.Passed(List.of(new Claim.User(user)), Dict.EMPTY, List.of(once));
  }

  private static Outcome denied(String error) {
    return Outcome.denied(Errcode.FORBIDDEN, error);
  }
}
