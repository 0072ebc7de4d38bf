package org.stagedoor.validation.session;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges the links of messages when somebody, or some program, follows them. */
@Component(service = Links.class)
public final class Links {
  private final SessionBox box;
  private final Rules rules;
  private final Owners owners;

  /** Called by DS. */
  @Activate
  public Links(@Reference SessionBox box, @Reference Rules rules, @Reference Owners owners) {
    this.box = box;
    this.rules = rules;
    this.owners = owners;
  }

  /** The session that a link belongs to; empty if the link is not, or no longer, good. */
  public Optional<ValidationSession> find(String sid, String token, Instant now) {
    return box.find(sid, now)
        .filter(session -> session.good(now))
        .filter(session -> Secrets.same(box.secrets().link(sid, session.nonce()), token));
  }

  /** Where to send the browser in which the code was typed, if the session is validated. */
  public Optional<URI> next(String sid, String clientSecret, Instant now) {
    String trace = box.secrets().trace(clientSecret);
    return box.find(sid, now)
        .filter(session -> Secrets.same(trace, session.trace()))
        .filter(session -> session.validated().isPresent())
        .flatMap(ValidationSession::next);
  }

  /** Validates the session of a good link; a second time it stays as it was. */
  public void validate(String sid, ValidationSession session, Instant now) {
    long generation = owners.generation(session);
    Instant until = now.plus(rules.proofLife());
    box.update(sid, now, kept -> kept.orElse(session).validate(now, until, generation));
  }
}
