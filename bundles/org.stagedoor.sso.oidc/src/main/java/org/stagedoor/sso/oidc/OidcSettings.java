package org.stagedoor.sso.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stagedoor.api.account.IdentityProvider.Description;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/**
 * The configuration of one provider, checked.
 *
 * @param description what users are told of it
 * @param fixed its addresses, if they are configured
 * @param discovery where it publishes them, if not
 * @param client who we are to it
 * @param asking what it is asked for
 * @param reading how its answers are understood
 * @param algorithms how it signs; empty to go by what it says
 * @param skew how far its clock may be from ours
 * @param timeout how long one of its answers may take
 */
record OidcSettings(
    Description description,
    Optional<Metadata> fixed,
    Optional<Discovery.Source> discovery,
    ClientSettings client,
    Asking asking,
    Reading reading,
    Set<JWSAlgorithm> algorithms,
    Duration skew,
    Duration timeout) {
  private static final String OIDC = "oidc";
  private static final String OAUTH2 = "oauth2";
  private static final String WELL_KNOWN = ".well-known/openid-configuration";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,255}");
  private static final Pattern ICON = Pattern.compile("mxc://[^/\\s]+/[^/\\s]+");

  /** What we make ourselves. */
  private static final Set<String> OURS =
      Set.of(
          "client_id",
          "code_challenge",
          "code_challenge_method",
          "nonce",
          "redirect_uri",
          "request",
          "request_uri",
          "response_type",
          "scope",
          "state");

  /**
   * Reads the configuration.
   *
   * @throws SettingException if a setting is wrong
   */
  static OidcSettings of(SettingsFile file) {
    String preset = file.choice("preset", Presets.NONE, Presets.names());
    Choices choices = new Choices(file, Presets.of(preset));
    boolean oidc = isOidc(choices);
    ClientSettings client = ClientSettings.of(choices);
    boolean published = oidc && choices.uri("authorization.url").isEmpty();
    return new OidcSettings(
        description(choices, oidc),
        published ? Optional.empty() : Optional.of(addresses(choices, oidc)),
        published ? Optional.of(discovery(choices, client.client())) : Optional.empty(),
        client,
        asking(choices, oidc),
        reading(choices),
        algorithms(choices, client.client()),
        Duration.ofSeconds(file.number("clock.skew.seconds", 0, 300, 60)),
        Duration.ofMillis(file.number("timeout.millis", 100, 3000, 3000)));
  }

  private static boolean isOidc(Choices choices) {
    String protocol = choices.text("protocol").orElse(OIDC);
    if (!protocol.equals(OIDC) && !protocol.equals(OAUTH2)) {
      throw choices.wrong("protocol", OIDC + " or " + OAUTH2);
    }
    return protocol.equals(OIDC);
  }

  /**
   * The same, of a provider that is running.
   *
   * @throws SettingException if it would be another by now: users are known by its id
   */
  static OidcSettings of(SettingsFile file, String id) {
    OidcSettings settings = of(file);
    if (!settings.description().id().equals(id)) {
      throw file.wrong("id", "\"" + id + "\" as long as this provider is there");
    }
    return settings;
  }

  private static Description description(Choices choices, boolean oidc) {
    String id = choices.needed("id");
    if (!ID.matcher(id).matches()) {
      throw choices.wrong("id", "of 1 to 255 letters, digits, ., _, ~ and -");
    }
    Optional<String> icon = choices.text("icon");
    if (icon.filter(text -> !ICON.matcher(text).matches()).isPresent()) {
      throw choices.wrong("icon", "an mxc:// address");
    }
    return new Description(
        id, choices.text("name").orElse(id), icon, choices.text("brand"), oidc ? OIDC : OAUTH2);
  }

  private static Metadata addresses(Choices choices, boolean oidc) {
    return new Metadata(
        oidc ? Optional.of(choices.issuer()) : Optional.empty(),
        there(choices, "authorization.url"),
        there(choices, "token.url"),
        oidc ? choices.uri("user.info.url") : Optional.of(there(choices, "user.info.url")),
        oidc ? Optional.of(there(choices, "keys.url")) : Optional.empty(),
        false,
        List.of());
  }

  private static URI there(Choices choices, String key) {
    return choices.uri(key).orElseThrow(() -> choices.wrong(key, "there"));
  }

  private static Discovery.Source discovery(Choices choices, Client client) {
    String issuer = choices.issuer().getValue();
    String slash = issuer.endsWith("/") ? "" : "/";
    return new Discovery.Source(
        choices.uri("discovery.url").orElse(URI.create(issuer + slash + WELL_KNOWN)),
        issuer,
        client.method().byTls());
  }

  private static Asking asking(Choices choices, boolean oidc) {
    Scope scope = new Scope();
    choices.list("scopes").forEach(scope::add);
    if (oidc && scope.isEmpty()) {
      scope = new Scope("openid", "profile", "email");
    }
    if (oidc && !scope.contains("openid")) {
      throw choices.wrong("scopes", "with openid among them");
    }
    Map<String, String> parameters = new HashMap<>();
    choices.pairs("parameters").forEach((name, values) -> parameters.put(name, values.get(0)));
    if (parameters.keySet().stream().anyMatch(OURS::contains)) {
      throw choices.wrong("parameters", "others than those that this server makes itself");
    }
    return new Asking(scope, choices.file().flag("pkce", true), parameters);
  }

  private static Reading reading(Choices choices) {
    Map<String, String> names = new HashMap<>();
    choices.text("claim.username").ifPresent(name -> names.put("preferred_username", name));
    choices.text("claim.name").ifPresent(name -> names.put("name", name));
    choices.text("claim.email").ifPresent(name -> names.put("email", name));
    return new Reading(
        choices.text("claim.subject").orElse("sub"),
        names,
        choices.pairs("require"),
        choices.flag("user.info"),
        choices.flag("vouches"));
  }

  private static Set<JWSAlgorithm> algorithms(Choices choices, Client client) {
    Set<JWSAlgorithm> wanted = new LinkedHashSet<>();
    choices.list("algorithms").forEach(name -> wanted.add(JWSAlgorithm.parse(name)));
    boolean publicly = Signatures.BY_PUBLIC_KEYS.containsAll(wanted);
    boolean shared = Set.of(JWSAlgorithm.HS256).containsAll(wanted) && client.secret().isPresent();
    if (!publicly && !shared) {
      throw choices.wrong("algorithms", "some of RS, PS or ES with 256, 384 or 512, or HS256");
    }
    return Set.copyOf(wanted);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "OidcSettings[" + description.id() + "]";
  }
}
