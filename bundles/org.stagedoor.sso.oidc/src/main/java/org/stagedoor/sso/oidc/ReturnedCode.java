package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** Judges what the browser brought back. */
final class ReturnedCode {
  private static final int MAX_CODE = 8192;

  /** What a user does, or leaves undone. */
  private static final Set<String> CANCELLED =
      Set.of(
          "access_denied",
          "user_cancelled_authorize",
          "consent_required",
          "interaction_required",
          "login_required");

  private static final Set<String> AWAY = Set.of("server_error", "temporarily_unavailable");

  private ReturnedCode() {}

  /**
   * The code.
   *
   * @param parameters of the callback; hostile
   * @throws Refusal if there is none to be had
   * @throws MatrixException 503 if it is said that the provider can't now; not told to the operator
   *     as a failure, since anybody can bring that
   */
  static AuthorizationCode of(Dict parameters, Metadata metadata) throws Refusal {
    checkIssuer(parameters.text("iss"), metadata);
    Optional<String> error = parameters.text("error");
    if (error.isPresent()) {
      throw refused(error.get());
    }
    String code = parameters.text("code").orElse("");
    if (code.isEmpty() || code.length() > MAX_CODE) {
      throw Refusal.untrusted("there is no code");
    }
    return new AuthorizationCode(code);
  }

  /**
   * RFC 9207: or the answer of one provider, under another's control, would be taken for that of
   * this one, and the code be told to the wrong of them. Of a provider that has no name, what it
   * says counts for nothing; there the address back, which is its own, tells it from others.
   */
  private static void checkIssuer(Optional<String> named, Metadata metadata) throws Refusal {
    if (named.isEmpty() && metadata.namesIssuer()) {
      throw Refusal.untrusted("iss is missing, though the provider always sends it");
    }
    boolean other =
        named.isPresent()
            && metadata.issuer().filter(own -> !own.getValue().equals(named.get())).isPresent();
    if (other) {
      throw Refusal.untrusted("iss is another's");
    }
  }

  private static Refusal refused(String error) {
    if (AWAY.contains(error)) {
      throw MatrixException.unavailable("The identity provider says that it can't now");
    }
    return CANCELLED.contains(error)
        ? new Refusal(Reason.CANCELLED, "it says " + error)
        : new Refusal(Reason.DENIED, "it says " + printable(error));
  }

  private static String printable(String error) {
    String text = error.replaceAll("[^A-Za-z0-9_.-]", "?");
    return text.substring(0, Math.min(text.length(), 100));
  }
}
