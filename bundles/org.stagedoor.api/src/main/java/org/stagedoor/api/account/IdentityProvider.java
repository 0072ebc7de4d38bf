package org.stagedoor.api.account;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.json.Dict;

/**
 * A provider of identities elsewhere (OpenID Connect, CAS, SAML 2.0), found in the service
 * registry; several may be there. It judges what the provider says and nothing else: that the
 * browser is the one that was sent away, that nothing is replayed and whose account it is, is its
 * caller's affair. It remembers nothing between {@link #start} and {@link #finish}, which may be
 * called on another node or of a newer version of the bundle.
 *
 * <p>Called by any thread, by many at once.
 */
@ConsumerType
public interface IdentityProvider {
  /** What users and clients are told of it; from memory. */
  Description description();

  /**
   * Why it can't be used, as far as that is known from the last time that it was asked: for
   * operators. From memory.
   *
   * @return no secret; empty while nothing is wrong
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Where to send the user. From memory: must not block, since it is called for challenges, too.
   *
   * @return an absolute {@code https} or {@code http} address
   * @throws org.stagedoor.api.http.MatrixException 503 while the provider can't be used, such as
   *     before its addresses are known
   */
  URI start(Trip trip);

  /**
   * Judges what the browser brought back. May block for 10 seconds.
   *
   * @param parameters of the callback's query or form, {@code state} included; hostile
   * @param trip as {@link #start} was given it, but for its locales, which are those of now
   * @throws org.stagedoor.api.http.MatrixException 503 if the provider can't be asked now
   */
  Verdict finish(Dict parameters, Trip trip);

  /**
   * Judges what the provider itself posted, without a browser, to say that a user was logged out
   * there. It comes to {@code /stagedoor/sso/logout/<id>} (back-channel logout of OpenID Connect)
   * or to the callback (CAS, whose {@code logoutRequest} goes to the address of the service). May
   * block for 10 seconds.
   *
   * @param parameters of the form; hostile
   * @return who was logged out; empty if it is not to be believed, or says nothing of the kind
   */
  default Optional<Ended> ended(Dict parameters) {
    return Optional.empty();
  }

  /**
   * A provider's description.
   *
   * @param id at most 255 characters of {@code [A-Za-z0-9._~-]}; stays the same for ever, since the
   *     users' subjects are kept under it
   * @param name for people
   * @param icon an {@code mxc:} address
   * @param brand as in the specification's list
   * @param protocol {@code oidc}, {@code oauth2}, {@code cas}, {@code saml} or one of its own
   */
  record Description(
      String id, String name, Optional<String> icon, Optional<String> brand, String protocol) {}

  /**
   * One way to the provider and back.
   *
   * @param callback where the provider is to send the browser back, without a query or fragment.
   *     Always the same for a provider, so that it can be registered there: {@code
   *     /stagedoor/sso/callback/<id>} below the public address, and of the protocol {@code cas}
   *     {@code /_matrix/client/v3/login/cas/ticket}
   * @param state what must come back with the browser as the parameter {@code state}: of the
   *     characters {@code A-Z a-z 0-9 . _ -}, some 200 to 3000 of them; sealed
   * @param secret 43 characters of {@code A-Z a-z 0-9 _ -}, random, and never shown to the browser:
   *     a provider derives from it, each by a hash with its own label, what it must know again in
   *     {@link #finish} (nonce, PKCE's code verifier, the id of a request)
   * @param fresh whether the user must prove herself anew, however recently she did ({@code
   *     prompt=login}, {@code max_age=0}, {@code renew}). Then the identity must say when she did:
   *     {@link Identity#authenticated} is compared with the begin of the trip
   * @param begun when the trip began, to the second or finer
   * @param locales the languages that the user wants, the most wanted first; never empty
   */
  record Trip(
      URI callback,
      String state,
      String secret,
      boolean fresh,
      Instant begun,
      List<Locale> locales) {
    /** Copies the locales. */
    public Trip {
      locales = List.copyOf(locales);
    }

    /** Without state and secret. */
    @Override
    public String toString() {
      return "Trip[" + callback + "]";
    }
  }

  /** What is to be made of what the browser brought back. */
  @ConsumerType
  sealed interface Verdict permits Identity, Refused {}

  /**
   * Who somebody is to a provider.
   *
   * @param subject never reassigned by the provider; 1 to 512 characters, compared exactly
   * @param attributes what else the provider says, by the names of OpenID Connect's claims,
   *     whatever the provider calls them: {@code preferred_username}, {@code name}, {@code email},
   *     {@code email_verified}; others may be there
   * @param authenticated when the user last proved herself there, if the provider says. Of a {@link
   *     Trip#fresh} trip a provider that vouches without saying when gives the time of now
   * @param session names her session there, as {@link Ended#session} will; at most 255 characters
   */
  record Identity(
      String subject, Dict attributes, Optional<Instant> authenticated, Optional<String> session)
      implements Verdict {
    /** Without the attributes. */
    @Override
    public String toString() {
      return "Identity[" + subject + "]";
    }
  }

  /**
   * The provider does not say who it is, or is not to be believed.
   *
   * @param reason chooses the words that the user is shown
   * @param detail what exactly, in English, for the log; no secret
   */
  record Refused(Reason reason, String detail) implements Verdict {}

  /** Why there is no identity. */
  enum Reason {
    /** The user did not want to, or let it pass. */
    CANCELLED,
    /** The provider, or the operator's rules about its users, do not let this user in. */
    DENIED,
    /** The user was to prove herself anew, and did not. */
    STALE,
    /** What came back is forged, of another audience, out of time, used before or incomplete. */
    UNTRUSTED
  }

  /**
   * A session that ended at the provider.
   *
   * @param subject whose; empty if only the session is named
   * @param session which; empty for all of the subject's
   */
  record Ended(Optional<String> subject, Optional<String> session) {}
}
