package org.stagedoor.api.account;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.json.Dict;

/**
 * A provider of identities elsewhere (OpenID Connect, CAS, SAML 2.0), found in the service
 * registry; several may be there. Called by any thread; may block within the time that the caller
 * allows.
 */
@ConsumerType
public interface IdentityProvider {
  /** What users and clients are told of it. */
  Description description();

  /**
   * Sends the user to the provider.
   *
   * @param callback where the provider is to send the browser back
   * @param fresh whether the user must prove herself anew, however recently she did
   * @return where to send the browser, and what to remember until {@link #finish}
   */
  Departure start(URI callback, boolean fresh);

  /**
   * Judges what the browser brought back.
   *
   * @param parameters of the callback's query or form
   * @param memory what {@link #start} asked to remember
   * @return who the provider says it is
   * @throws org.stagedoor.api.http.MatrixException 403 {@code M_FORBIDDEN} if it is not to be
   *     believed, or the user cancelled
   */
  Identity finish(Dict parameters, Dict memory);

  /**
   * A provider's description.
   *
   * @param id at most 255 characters of {@code [A-Za-z0-9._~-]}
   * @param name for people
   * @param icon an {@code mxc:} address
   * @param brand as in the specification's list
   */
  record Description(String id, String name, Optional<String> icon, Optional<String> brand) {}

  /**
   * Where to send the browser.
   *
   * @param target an absolute address
   * @param memory what to remember; secret
   */
  record Departure(URI target, Dict memory) {}

  /**
   * Who somebody is to a provider.
   *
   * @param subject never reassigned by the provider
   * @param attributes what else the provider says
   * @param authenticated when the user last proved herself there, if the provider says
   */
  record Identity(String subject, Dict attributes, Optional<Instant> authenticated) {}
}
