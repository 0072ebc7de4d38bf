package org.stagedoor.sso.oidc;

import java.util.Map;

/** What is known of the usual providers, by the keys of settings; what the file says wins. */
final class Presets {
  /** For who needs none. */
  static final String NONE = "none";

  private static final Map<String, Map<String, String>> ALL =
      Map.of(
          NONE,
          Map.of(),
          "keycloak",
          Map.of(),
          "authentik",
          Map.of(),
          "authelia",
          // Its ID tokens say no more than who it is.
          Map.of("user.info", "true"),
          "google",
          Map.of(
              "name", "Google",
              "brand", "google",
              "issuer", "https://accounts.google.com",
              "client.authentication", "client_secret_post",
              // It neither asks anew nor says when it did.
              "vouches", "true"),
          "gitlab",
          Map.of(
              "name", "GitLab",
              "brand", "gitlab",
              "issuer", "https://gitlab.com",
              "user.info", "true"),
          "github",
          Map.ofEntries(
              Map.entry("name", "GitHub"),
              Map.entry("brand", "github"),
              Map.entry("protocol", "oauth2"),
              Map.entry("authorization.url", "https://github.com/login/oauth/authorize"),
              Map.entry("token.url", "https://github.com/login/oauth/access_token"),
              Map.entry("user.info.url", "https://api.github.com/user"),
              Map.entry("client.authentication", "client_secret_post"),
              Map.entry("scopes", "read:user"),
              Map.entry("claim.subject", "id"),
              Map.entry("claim.username", "login"),
              Map.entry("vouches", "true")),
          "microsoft",
          Map.of(
              "name", "Microsoft",
              "client.authentication", "client_secret_post",
              // It says so only where the directory's administrator has set it.
              "vouches", "true"),
          "apple",
          Map.of(
              "name", "Apple",
              "brand", "apple",
              "issuer", "https://appleid.apple.com",
              "client.authentication", "apple",
              "scopes", "openid name email",
              // It does not tell them otherwise.
              "parameters", "response_mode=form_post",
              "vouches", "true"));

  private Presets() {}

  /** The names of all. */
  static String[] names() {
    return ALL.keySet().stream().filter(name -> !name.equals(NONE)).sorted().toArray(String[]::new);
  }

  static Map<String, String> of(String name) {
    return ALL.getOrDefault(name, Map.of());
  }
}
