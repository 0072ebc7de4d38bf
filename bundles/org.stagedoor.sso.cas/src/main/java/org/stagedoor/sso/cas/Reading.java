package org.stagedoor.sso.cas;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider.Identity;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.account.IdentityProvider.Trip;
import org.stagedoor.api.json.Dict;

/**
 * How what a server says of a user is understood.
 *
 * @param subject the attribute that names her for ever; empty for the user itself
 * @param username the attribute of her user name; empty for the user itself
 * @param name the attribute of her display name
 * @param email the attribute of her address
 * @param required what users must have to be let in: values by attribute, one of which must be
 *     there
 * @param skew how far the server's clock may be from ours
 */
record Reading(
    Optional<String> subject,
    Optional<String> username,
    String name,
    String email,
    Map<String, List<String>> required,
    Duration skew) {
  private static final String WHEN = "authenticationDate";
  private static final int MAX_SUBJECT = 512;
  private static final int MAX_SESSION = 255;

  /** Copies the map. */
  Reading {
    required = Map.copyOf(required);
  }

  /**
   * Who it is.
   *
   * @param ticket names her session there
   * @throws Refusal if she is not to be let in, or should have proved herself anew and did not
   */
  Identity identity(Validation validation, String ticket, Trip trip, Instant now) throws Refusal {
    for (Map.Entry<String, List<String>> rule : required.entrySet()) {
      if (validation.values(rule.getKey()).stream().noneMatch(rule.getValue()::contains)) {
        throw new Refusal(Reason.DENIED, "the attribute " + rule.getKey() + " is not as required");
      }
    }
    return new Identity(
        named(validation, subject)
            .filter(text -> !text.isEmpty() && text.length() <= MAX_SUBJECT)
            .orElseThrow(() -> Refusal.untrusted("no attribute names the user")),
        attributes(validation),
        authenticated(validation, trip, now),
        Optional.of(ticket).filter(text -> text.length() <= MAX_SESSION));
  }

  private static Optional<String> named(Validation validation, Optional<String> attribute) {
    return attribute.isPresent()
        ? validation.first(attribute.get())
        : Optional.of(validation.user());
  }

  private Dict attributes(Validation validation) {
    Dict attributes = Dict.EMPTY;
    for (Map.Entry<String, List<String>> one : validation.attributes().entrySet()) {
      List<String> values = one.getValue();
      attributes = attributes.with(one.getKey(), values.size() == 1 ? values.get(0) : values);
    }
    Dict known = Dict.EMPTY;
    known = with(known, "preferred_username", named(validation, username));
    known = with(known, "name", validation.first(name));
    known = with(known, "email", validation.first(email));
    return attributes.with(known);
  }

  private static Dict with(Dict dict, String key, Optional<String> value) {
    return value.isPresent() ? dict.with(key, value.get()) : dict;
  }

  /**
   * That the server has asked anew is what it vouches for by taking the ticket with {@code renew};
   * where it also says when it did, that must agree.
   */
  private Optional<Instant> authenticated(Validation validation, Trip trip, Instant now)
      throws Refusal {
    Optional<Instant> said = validation.first(WHEN).flatMap(Reading::instant);
    if (!trip.fresh()) {
      return said;
    }
    Instant then = said.orElse(now);
    if (then.plus(skew).isBefore(trip.begun())) {
      throw new Refusal(Reason.STALE, "the user was not asked anew");
    }
    return Optional.of(then.isBefore(trip.begun()) ? trip.begun() : then);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
