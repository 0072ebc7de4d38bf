package org.stagedoor.stage.registrationtoken;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.json.Dict;

/**
 * A registration token as it stands.
 *
 * @param usesAllowed how many registrations it admits; empty for any number
 * @param completed how many it has admitted
 * @param reserved what sessions that have passed with it and are under way hold of it
 * @param expiry when it stops being good; empty for never
 */
record Token(
    OptionalLong usesAllowed,
    long completed,
    Map<String, Reservation> reserved,
    Optional<Instant> expiry) {
  /** So that a token, written as JSON, stays far below what the store takes. */
  private static final int MAX_RESERVED = 500;

  /**
   * A use held for a session.
   *
   * @param until when it no longer counts
   * @param network names where the session came from; empty if that is not known
   */
  record Reservation(Instant until, String network) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9a-z]{1,10}) ([0-9a-f]*)");

    /** Short: a token in great demand is written with all of them, each time. */
    String write() {
      return Long.toString(until.getEpochSecond(), Character.MAX_RADIX) + " " + network;
    }

    static Optional<Reservation> read(String written) {
      Matcher parts = WRITTEN.matcher(written);
      return parts.matches()
          ? Optional.of(
              new Reservation(
                  Instant.ofEpochSecond(Long.parseLong(parts.group(1), Character.MAX_RADIX)),
                  parts.group(2)))
          : Optional.empty();
    }
  }

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
    Dict sessions = kept.dict("reserved").orElse(Dict.EMPTY);
    Map<String, Reservation> reserved = new LinkedHashMap<>();
    for (String session : sessions.keys()) {
      sessions.text(session).flatMap(Reservation::read).ifPresent(it -> reserved.put(session, it));
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
    Map<String, String> sessions = new LinkedHashMap<>();
    reserved.forEach((session, held) -> sessions.put(session, held.write()));
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

  /** How many sessions from a network hold a use of it. */
  long held(String network, Instant now) {
    return current(now).values().stream().filter(it -> it.network().equals(network)).count();
  }

  /** Whether a session holds a use of it. */
  boolean holds(String session, Instant now) {
    return current(now).containsKey(session);
  }

  /** Whether a session may go on: by its reservation, or because there is nothing to reserve. */
  boolean admits(String session, Instant now) {
    return holds(session, now) || (usesAllowed.isEmpty() && open(now));
  }

  private Map<String, Reservation> current(Instant now) {
    Map<String, Reservation> current = new LinkedHashMap<>(reserved);
    current.values().removeIf(held -> !now.isBefore(held.until()));
    return current;
  }

  /** With one use reserved for a session, anew if it had one. */
  Token reserve(String session, Reservation held, Instant now) {
    Map<String, Reservation> current = current(now);
    current.put(session, held);
    return new Token(usesAllowed, completed, current, expiry);
  }

  /** With a session's reservation spent or released; the same if it has none. */
  Token settle(String session, boolean spent) {
    if (!reserved.containsKey(session)) {
      return this;
    }
    Map<String, Reservation> others = new LinkedHashMap<>(reserved);
    others.remove(session);
    return new Token(usesAllowed, spent ? completed + 1 : completed, others, expiry);
  }

  /** With one use more that was spent. */
  Token spent() {
    return new Token(usesAllowed, completed + 1, reserved, expiry);
  }

  /** With other limits. */
  Token limit(OptionalLong uses, Optional<Instant> end) {
    return new Token(uses, completed, reserved, end);
  }
}
