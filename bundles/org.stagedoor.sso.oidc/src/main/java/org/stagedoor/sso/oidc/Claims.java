package org.stagedoor.sso.oidc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.json.Dict;

/** Understands what a provider says of a user as the settings have it. */
final class Claims {
  private static final int MAX_SUBJECT = 512;
  private static final String VERIFIED = "email_verified";

  /** Of the token, not of the user. */
  private static final Set<String> OF_THE_TOKEN =
      Set.of(
          "iss",
          "aud",
          "azp",
          "exp",
          "iat",
          "nbf",
          "jti",
          "nonce",
          "at_hash",
          "c_hash",
          "s_hash",
          "typ",
          "sid",
          "session_state",
          "auth_time");

  private final Reading reading;

  Claims(Reading reading) {
    this.reading = reading;
  }

  /**
   * Who it is.
   *
   * @throws Refusal if that is not said
   */
  String subject(Dict claims) throws Refusal {
    String subject = scalar(claims.get(reading.subject())).orElse("");
    if (subject.isEmpty() || subject.length() > MAX_SUBJECT) {
      throw Refusal.untrusted("the claim " + reading.subject() + " names nobody");
    }
    return subject;
  }

  /**
   * Checks that the operator lets this user in.
   *
   * @throws Refusal if not
   */
  void check(Dict claims) throws Refusal {
    for (Map.Entry<String, List<String>> rule : reading.required().entrySet()) {
      if (values(claims.get(rule.getKey())).noneMatch(rule.getValue()::contains)) {
        throw new Refusal(Reason.DENIED, "the claim " + rule.getKey() + " is not as required");
      }
    }
  }

  /** What is said of the user, by the names of OpenID Connect's claims. */
  Dict attributes(Dict claims) {
    Dict attributes = claims;
    for (String key : OF_THE_TOKEN) {
      attributes = attributes.without(key);
    }
    for (Map.Entry<String, String> name : reading.names().entrySet()) {
      Optional<String> value = scalar(claims.get(name.getValue()));
      attributes = value.isPresent() ? attributes.with(name.getKey(), value.get()) : attributes;
    }
    // Some write it as a text.
    return attributes.text(VERIFIED).filter("true"::equals).isPresent()
        ? attributes.with(VERIFIED, true)
        : attributes;
  }

  private static Optional<String> scalar(@Nullable Object value) {
    return value instanceof String || value instanceof Long
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  private static Stream<String> values(@Nullable Object value) {
    return value instanceof List<?> items
        ? items.stream().map(String::valueOf)
        : Stream.ofNullable(value).map(String::valueOf);
  }
}
