package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.Scope;
import java.util.Map;

/**
 * What the provider is asked for.
 *
 * @param scope what we want to know
 * @param pkce whether the code is bound to a secret of ours (RFC 7636)
 * @param parameters what else the browser brings there
 */
record Asking(Scope scope, boolean pkce, Map<String, String> parameters) {
  /** Copies the map. */
  Asking {
    parameters = Map.copyOf(parameters);
  }
}
