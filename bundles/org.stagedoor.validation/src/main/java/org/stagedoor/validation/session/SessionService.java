package org.stagedoor.validation.session;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.account.Validations;

/** Validation sessions, as the rest of the server sees them. */
@Component(service = {ValidationSessions.class, Validations.class})
public final class SessionService implements ValidationSessions, Validations {
  private final SessionBox box;
  private final Rules rules;
  private final Media media;
  private final Beginning beginning;
  private final Owners owners;

  /** Called by DS. */
  @Activate
  public SessionService(
      @Reference SessionBox box,
      @Reference Rules rules,
      @Reference Media media,
      @Reference Beginning beginning,
      @Reference Owners owners) {
    this.box = box;
    this.rules = rules;
    this.media = media;
    this.beginning = beginning;
    this.owners = owners;
  }

  @Override
  public boolean reaches(String medium) {
    return media.reaches(medium);
  }

  @Override
  public boolean reaches(String medium, String address) {
    return media.reaches(medium, address);
  }

  @Override
  public boolean takes(String medium, String address) {
    boolean refused = media.reaches(medium) && !media.reaches(medium, address);
    return rules.domains().take(medium, address) && !refused;
  }

  @Override
  public String begin(Request request) {
    return beginning.begin(request);
  }

  @Override
  public boolean submit(String sid, String clientSecret, String code, Instant now) {
    Optional<ValidationSession> session = session(sid, clientSecret, now);
    if (session.isEmpty() || !session.get().genuine()) {
      return false;
    }
    long generation = owners.generation(session.get());
    // Counted and judged in one step, or many guesses at once would be one.
    ValidationSession judged =
        box.update(sid, now, kept -> judge(sid, kept.orElse(session.get()), code, now, generation));
    return judged.validated().isPresent();
  }

  private ValidationSession judge(
      String sid, ValidationSession session, String code, Instant now, long generation) {
    if (session.validated().isPresent() || session.guesses() >= rules.guesses()) {
      return session;
    }
    String right = box.secrets().code(sid, session.nonce(), rules.digits());
    return Secrets.same(right, code.replaceAll("[\\s-]", ""))
        ? session.validate(now, now.plus(rules.proofLife()), generation)
        : session.guessed();
  }

  @Override
  public Optional<ThreePid> proved(String sid, String clientSecret, Purpose purpose, Instant now) {
    return session(sid, clientSecret, now)
        .filter(it -> purpose != Purpose.RESET || actsForOwner(it))
        .flatMap(ValidationSession::proof);
  }

  /** The owner's new password, say, ends what was proved for the old one's sake. */
  private boolean actsForOwner(ValidationSession session) {
    return session.purpose() == Purpose.RESET && session.generation() == owners.generation(session);
  }

  @Override
  public Optional<ThreePid> proved(String sid, String clientSecret, Instant now) {
    return proved(sid, clientSecret, Purpose.ADD, now);
  }

  private Optional<ValidationSession> session(String sid, String clientSecret, Instant now) {
    String trace = box.secrets().trace(clientSecret);
    return box.find(sid, now).filter(session -> Secrets.same(trace, session.trace()));
  }

  @Override
  public String secretOf(String session) {
    return box.secrets().ofStage(session);
  }
}
