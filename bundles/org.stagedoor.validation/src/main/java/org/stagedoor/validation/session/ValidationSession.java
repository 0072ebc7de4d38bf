package org.stagedoor.validation.session;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.json.Dict;

/**
 * A validation session as it is kept.
 *
 * @param purpose what the identifier is proved for
 * @param medium {@code email} or {@code msisdn}
 * @param address in canonical form
 * @param genuine whether a code and a link were sent; else a notice went there instead, and nothing
 *     validates the session
 * @param trace of the client's secret
 * @param nonce what code and link are derived from
 * @param attempt the last {@code send_attempt}
 * @param guesses how many wrong codes were typed
 * @param next where to send the browser after the link was followed
 * @param expires when it ends
 * @param validated when code or link came back
 * @param generation of what proves the identifier's owner, when they did; 0 before that
 */
public record ValidationSession(
    Purpose purpose,
    String medium,
    String address,
    boolean genuine,
    String trace,
    String nonce,
    long attempt,
    long guesses,
    Optional<URI> next,
    Instant expires,
    Optional<Instant> validated,
    long generation) {

  /** What was kept; empty if it is not of this form. */
  static Optional<ValidationSession> read(Dict kept) {
    OptionalLong expires = kept.integer("expires");
    Optional<Purpose> purpose = kept.text("purpose").flatMap(ValidationSession::purpose);
    if (expires.isEmpty() || purpose.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong validated = kept.integer("validated");
    return Optional.of(
        new ValidationSession(
            purpose.get(),
            kept.text("medium").orElse(""),
            kept.text("address").orElse(""),
            kept.flag("genuine").orElse(false),
            kept.text("trace").orElse(""),
            kept.text("nonce").orElse(""),
            kept.integer("attempt").orElse(0),
            kept.integer("guesses").orElse(0),
            kept.text("next").map(URI::create),
            Instant.ofEpochMilli(expires.getAsLong()),
            validated.isPresent()
                ? Optional.of(Instant.ofEpochMilli(validated.getAsLong()))
                : Optional.empty(),
            kept.integer("generation").orElse(0)));
  }

  private static Optional<Purpose> purpose(String name) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.name().equals(name)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }

  /** What to keep. */
  Dict write() {
    return Dict.of("purpose", purpose.name(), "medium", medium, "address", address)
        .with(Dict.of("genuine", genuine, "trace", trace, "nonce", nonce))
        .with(Dict.of("attempt", attempt, "guesses", guesses))
        .with("next", next.map(URI::toString).orElse(null))
        .with("expires", expires.toEpochMilli())
        .with("validated", validated.map(Instant::toEpochMilli).orElse(null))
        .with("generation", generation);
  }

  boolean live(Instant now) {
    return now.isBefore(expires);
  }

  /** Whether it can be validated still, or is. */
  boolean good(Instant now) {
    return genuine && live(now);
  }

  Optional<ThreePid> proof() {
    return validated.map(at -> new ThreePid(medium, address, at));
  }

  /** Validated; again, it stays as it was. */
  ValidationSession validate(Instant now, Instant until, long current) {
    return validated.isPresent()
        ? this
        : new ValidationSession(
            purpose,
            medium,
            address,
            genuine,
            trace,
            nonce,
            attempt,
            guesses,
            next,
            until,
            Optional.of(now),
            current);
  }

  /** With one more wrong code. */
  ValidationSession guessed() {
    return new ValidationSession(
        purpose,
        medium,
        address,
        genuine,
        trace,
        nonce,
        attempt,
        guesses + 1,
        next,
        expires,
        validated,
        generation);
  }

  /** Without address and secrets. */
  @Override
  public String toString() {
    return "ValidationSession[" + purpose + " " + medium + "]";
  }
}
