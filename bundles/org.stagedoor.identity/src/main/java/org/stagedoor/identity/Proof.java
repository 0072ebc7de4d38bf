package org.stagedoor.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.json.Dict;

/**
 * Reads the identifiers that identity servers speak of, in our own form of them: each server may
 * write them in its own, and one number must not be two. What is none, or not ours to keep, is
 * none.
 *
 * @param phones understands telephone numbers
 */
record Proof(PhoneNumbers phones) {
  /** As long as a proof of our own is good by default. */
  private static final Duration LIFE = Duration.ofDays(2);

  /** Whose clock is not ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** What no user can have. */
  private static final Set<PhoneNumber.Kind> NOBODYS =
      EnumSet.of(PhoneNumber.Kind.INVALID, PhoneNumber.Kind.SHORT);

  /** The digits alone, as the specification has it. */
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{4,14}");

  /** An identifier that was validated lately. */
  Optional<ThreePid> validated(Dict body, Instant now) {
    OptionalLong at = body.integer("validated_at");
    if (at.isEmpty()
        || at.getAsLong() < now.minus(LIFE).toEpochMilli()
        || at.getAsLong() > now.plus(AHEAD).toEpochMilli()) {
      return Optional.empty();
    }
    return identifier(body, Instant.ofEpochMilli(at.getAsLong()));
  }

  /** An identifier, in the form in which identifiers are kept. */
  Optional<ThreePid> identifier(Dict body, Instant at) {
    String medium = body.text("medium").orElse("");
    String address = body.text("address").orElse("");
    Optional<String> canonical =
        switch (medium) {
          case "email" -> EmailAddress.parse(address).map(EmailAddress::canonical);
          case "msisdn" -> number(address);
          default -> Optional.empty();
        };
    return canonical.map(it -> new ThreePid(medium, it, at));
  }

  private Optional<String> number(String address) {
    return Optional.of(address)
        .filter(it -> NUMBER.matcher(it).matches())
        .flatMap(it -> phones.read("", it))
        .filter(it -> !NOBODYS.contains(it.kind()))
        .map(PhoneNumber::digits);
  }
}
