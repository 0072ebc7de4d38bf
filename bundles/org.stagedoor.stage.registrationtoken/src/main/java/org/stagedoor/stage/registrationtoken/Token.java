package org.stagedoor.stage.registrationtoken;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.stagedoor.api.json.Dict;

/**
 * A registration token as it stands.
 *
 * @param usesAllowed how many registrations it admits; empty for any number
 * @param completed how many it has admitted
 * @param reserved sessions that have passed with it and are under way, and until when that counts
 * @param expiry when it stops being good; empty for never
 */
record Token(
    OptionalLong usesAllowed,
    long completed,
    Map<String, Instant> reserved,
    Optional<Instant> expiry) {
  /** So that a token, written as JSON, stays far below what the store takes. */
  private static final int MAX_RESERVED = 500;

  /** Copies the reservations. */
  Token {
    reserved = Map.copyOf(reserved);
  }

  /** A new token. */
  static Token of(OptionalLong usesAllowed, Optional<Instant> expiry) {
    return new Token(usesAllowed, 0, Map.of(), expiry);
  }

  /** What was kept; what is missing or of another form counts as not there. */
  static Token read(Dict kept) {
    Map<String, Instant> reserved = new LinkedHashMap<>();
    Dict sessions = kept.dict("reserved").orElse(Dict.EMPTY);
    for (String session : sessions.keys()) {
      sessions
          .integer(session)
          .ifPresent(until -> reserved.put(session, Instant.ofEpochMilli(until)));
    }
    OptionalLong expiry = kept.integer("expiry_time");
    return new Token(
        kept.integer("uses_allowed"),
        kept.integer("completed").orElse(0),
        reserved,
        expiry.isPresent()
            ? Optional.of(Instant.ofEpochMilli(expiry.getAsLong()))
            : Optional.empty());
  }

  /** What to keep. */
  Dict write() {
    Map<String, Long> sessions = new LinkedHashMap<>();
    reserved.forEach((session, until) -> sessions.put(session, until.toEpochMilli()));
    return limits().with("completed", completed).with("reserved", Dict.copyOf(sessions));
  }

  private Dict limits() {
    return Dict.of(
        "uses_allowed",
        usesAllowed.isPresent() ? usesAllowed.getAsLong() : null,
        "expiry_time",
        expiry.map(Instant::toEpochMilli).orElse(null));
  }

  /** As administrators see it. */
  Dict shown(String name) {
    return Dict.of("token", name)
        .with(limits())
        .with("pending", reserved.size())
        .with("completed", completed);
  }

  /** Whether a session that has no reservation may take one. */
  boolean open(Instant now) {
    return expiry.filter(end -> !now.isBefore(end)).isEmpty()
        && (usesAllowed.isEmpty() || completed + current(now).size() < usesAllowed.getAsLong());
  }

  /** Whether it can't note another reservation, though it may admit more. */
  boolean crowded(Instant now) {
    return current(now).size() >= MAX_RESERVED;
  }

  /** Whether a session may go on: by its reservation, or because there is nothing to reserve. */
  boolean admits(String session, Instant now) {
    return reserved.containsKey(session) || (usesAllowed.isEmpty() && open(now));
  }

  private Map<String, Instant> current(Instant now) {
    Map<String, Instant> current = new LinkedHashMap<>(reserved);
    current.values().removeIf(until -> !now.isBefore(until));
    return current;
  }

  /** With one use reserved for a session. */
  Token reserve(String session, Instant until, Instant now) {
    Map<String, Instant> current = current(now);
    current.put(session, until);
    return new Token(usesAllowed, completed, current, expiry);
  }

  /** With a session's reservation spent or released; the same if it has none. */
  Token settle(String session, boolean spent) {
    if (!reserved.containsKey(session)) {
      return this;
    }
    Map<String, Instant> others = new LinkedHashMap<>(reserved);
    others.remove(session);
    return new Token(usesAllowed, spent ? completed + 1 : completed, others, expiry);
  }

  /** With other limits. */
  Token limit(OptionalLong uses, Optional<Instant> end) {
    return new Token(uses, completed, reserved, end);
  }
}
