package org.stagedoor.api.identifier;

import java.util.Optional;
import java.util.ResourceBundle;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Outcome;

/**
 * What a user does on the fallback page: she gives an identifier, then types the code or follows
 * the link. The state holds the validation session's id alone; its secret can be derived.
 */
final class BrowserSteps {
  static final String CODE = "code";
  static final String RESTART = "restart";
  private static final String SID = "sid";
  private static final String ATTEMPT = "attempt";

  private final ValidationSessions sessions;
  private final IdentifierForm form;

  BrowserSteps(ValidationSessions sessions, IdentifierForm form) {
    this.sessions = sessions;
    this.form = form;
  }

  /** Why a step failed, for who hears of it. */
  String error(Attempt attempt, String key) {
    return Words.of(form.getClass(), attempt.errorLocales()).getString("error." + key);
  }

  /** The validation session that was begun on the page. */
  Optional<Credentials> credentials(Attempt attempt) {
    return attempt
        .state()
        .text(SID)
        .map(sid -> new Credentials(sid, sessions.secretOf(attempt.session())));
  }

  /** Takes what was posted; empty if it is left to see whether the session is validated. */
  Optional<Outcome> take(Attempt attempt, Purpose purpose) {
    Dict fields = attempt.input().fields();
    Optional<Credentials> begun = credentials(attempt);
    if (begun.isEmpty()) {
      return Optional.of(begin(attempt, purpose));
    }
    if (fields.has(RESTART)) {
      Dict state = Dict.of(ATTEMPT, attempt.state().integer(ATTEMPT).orElse(1));
      return Optional.of(new Outcome.Ongoing(state, Dict.EMPTY));
    }
    String code = fields.text(CODE).orElse("").strip();
    boolean right =
        code.isEmpty()
            || sessions.submit(begun.get().sid(), begun.get().clientSecret(), code, attempt.now());
    return right ? Optional.empty() : Optional.of(Outcome.wrong(error(attempt, "wrong")));
  }

  private Outcome begin(Attempt attempt, Purpose purpose) {
    long number = attempt.state().integer(ATTEMPT).orElse(0) + 1;
    try {
      String identifier = form.identifier(attempt.input().fields());
      String sid = sessions.begin(request(attempt, purpose, identifier, number));
      return new Outcome.Ongoing(Dict.of(SID, sid, ATTEMPT, number), Dict.EMPTY);
    } catch (MatrixException e) {
      if (e.status() == 400 || e.status() == 403) {
        return Outcome.denied(e.errcode(), refusal(attempt, e));
      }
      throw e;
    }
  }

  /** Why no message can be sent there, in the form's words where it has some. */
  private String refusal(Attempt attempt, MatrixException refused) {
    ResourceBundle words = Words.of(form.getClass(), attempt.errorLocales());
    String key = "error." + refused.errcode();
    return words.containsKey(key) ? words.getString(key) : refused.error();
  }

  private Request request(Attempt attempt, Purpose purpose, String identifier, long number) {
    return new Request(
        purpose,
        form.medium(),
        identifier,
        sessions.secretOf(attempt.session()),
        number,
        Optional.of(attempt.callback()),
        new Call.Origin(attempt.remoteAddress(), "", attempt.locales()),
        attempt.now());
  }
}
