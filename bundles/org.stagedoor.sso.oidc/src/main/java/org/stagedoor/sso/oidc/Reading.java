package org.stagedoor.sso.oidc;

import java.util.List;
import java.util.Map;

/**
 * How what the provider says is understood.
 *
 * @param subject the claim that names the user for ever
 * @param names the provider's own names of claims, by those of OpenID Connect
 * @param required what users must have to be let in: values by claim, one of which must be there
 * @param userInfo whether it is asked for more than the ID token says
 * @param vouches whether it is believed to have asked anew when it does not say when it did
 */
record Reading(
    String subject,
    Map<String, String> names,
    Map<String, List<String>> required,
    boolean userInfo,
    boolean vouches) {
  /** Copies the maps. */
  Reading {
    names = Map.copyOf(names);
    required = Map.copyOf(required);
  }
}
