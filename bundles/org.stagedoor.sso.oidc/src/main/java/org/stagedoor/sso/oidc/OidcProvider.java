package org.stagedoor.sso.oidc;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * A provider that speaks OpenID Connect, or OAuth 2.0 with a call for who it is; one for each
 * configuration {@code org.stagedoor.sso.oidc-<any word>}.
 */
@Component(
    service = IdentityProvider.class,
    immediate = true,
    configurationPid = OidcProvider.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OidcProvider.Config.class, factory = true)
public final class OidcProvider implements IdentityProvider {
  static final String PID = "org.stagedoor.sso.oidc";

  /** How often keys are fetched for names that are not known: twice in this time at most. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** Which provider, and how. */
  @ObjectClassDefinition(name = "Stagedoor: OpenID Connect")
  public @interface Config {
    /** Its id. */
    @AttributeDefinition(
        name = "Id",
        description = "Stays the same for ever: users are known by it. [A-Za-z0-9._~-], 1 to 255.")
    String id() default "";

    /** Its name. */
    @AttributeDefinition(name = "Name", description = "For people; empty for the id.")
    String name() default "";

    /** Its picture. */
    @AttributeDefinition(name = "Icon", description = "An mxc:// address.")
    String icon() default "";

    /** Its brand. */
    @AttributeDefinition(
        name = "Brand",
        description = "By which clients know its button: google, github, gitlab, apple and others.")
    String brand() default "";

    /** What is known of it. */
    @AttributeDefinition(
        name = "Preset",
        description =
            "keycloak, authentik, authelia, google, github, gitlab, microsoft, apple or none.")
    String preset() default "none";

    /** What it speaks. */
    @AttributeDefinition(name = "Protocol", description = "oidc, or oauth2 alone.")
    String protocol() default "oidc";

    /** Its name in tokens. */
    @AttributeDefinition(name = "Issuer", description = "Exactly as it writes it.")
    String issuer() default "";

    /** Where it publishes its addresses. */
    @AttributeDefinition(
        name = "Address of its document",
        description = "Empty for /.well-known/openid-configuration below the issuer.")
    String discovery_url() default "";

    /** Where browsers go. */
    @AttributeDefinition(
        name = "Address for browsers",
        description = "With the addresses below instead of its document.")
    String authorization_url() default "";

    /** Where codes are exchanged. */
    @AttributeDefinition(name = "Address for codes", description = "Its token endpoint.")
    String token_url() default "";

    /** Where it says who it is. */
    @AttributeDefinition(name = "Address of user info", description = "Needed with oauth2.")
    String user_info_url() default "";

    /** Where its keys are. */
    @AttributeDefinition(name = "Address of keys", description = "A JSON Web Key Set.")
    String keys_url() default "";

    /** Who we are. */
    @AttributeDefinition(name = "Client", description = "What this server is called there.")
    String client_id() default "";

    /** How we prove it. */
    @AttributeDefinition(
        name = "Client's proof",
        description =
            "client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt,"
                + " tls_client_auth, self_signed_tls_client_auth, apple or none.")
    String client_authentication() default "client_secret_basic";

    /** The secret. */
    @AttributeDefinition(name = "Secret", description = "Shared with the provider.")
    String _client_secret() default "";

    /** Our key. */
    @AttributeDefinition(
        name = "Key",
        description = "A file (PEM, PKCS#8) that signs, or is shown in TLS.")
    String key_file() default "";

    /** The key's name. */
    @AttributeDefinition(name = "Name of the key", description = "As the provider knows it.")
    String key_id() default "";

    /** Our certificate. */
    @AttributeDefinition(name = "Certificate", description = "A file (PEM) to show in TLS.")
    String certificate_file() default "";

    /** Whom to trust. */
    @AttributeDefinition(
        name = "Trusted certificates",
        description = "A file (PEM) to trust instead of Java's.")
    String trust_file() default "";

    /** Whom proofs are for. */
    @AttributeDefinition(
        name = "Audience",
        description = "Of a signed proof; empty for the address for codes.")
    String audience() default "";

    /** Whose key it is. */
    @AttributeDefinition(name = "Team", description = "Apple's id of the developer.")
    String team() default "";

    /** What is asked for. */
    @AttributeDefinition(name = "Scopes", description = "Empty for openid profile email.")
    String scopes() default "";

    /** Whether codes are bound. */
    @AttributeDefinition(name = "PKCE", description = "Whether codes are bound to a secret.")
    boolean pkce() default true;

    /** What else the browser brings there. */
    @AttributeDefinition(name = "Parameters", description = "Like hd=example.org.")
    String parameters() default "";

    /** How it signs. */
    @AttributeDefinition(
        name = "Algorithms",
        description = "Empty to go by its document; HS256 only if it is named here.")
    String algorithms() default "";

    /** Whether it is asked for more. */
    @AttributeDefinition(
        name = "User info",
        description = "Whether it is asked for more than its ID tokens say.")
    boolean user_info() default false;

    /** Who it is. */
    @AttributeDefinition(name = "Claim of the subject", description = "Empty for sub.")
    String claim_subject() default "";

    /** The user name. */
    @AttributeDefinition(
        name = "Claim of the user name",
        description = "Empty for preferred_username.")
    String claim_username() default "";

    /** The display name. */
    @AttributeDefinition(name = "Claim of the display name", description = "Empty for name.")
    String claim_name() default "";

    /** The address. */
    @AttributeDefinition(name = "Claim of the email address", description = "Empty for email.")
    String claim_email() default "";

    /** Who is let in. */
    @AttributeDefinition(
        name = "Required",
        description = "Claims that users must have, like groups=matrix hd=example.org.")
    String require() default "";

    /** Whether it is believed. */
    @AttributeDefinition(
        name = "Vouches",
        description =
            "Whether it is believed to have asked the user anew though it does not say when.")
    boolean vouches() default false;

    /** How far clocks are apart. */
    @AttributeDefinition(name = "Clocks", description = "Apart by so many seconds, 0 to 300.")
    int clock_skew_seconds() default 60;

    /** The longest wait. */
    @AttributeDefinition(
        name = "Time limit",
        description = "For each answer of the provider, in milliseconds, 100 to 3000.")
    int timeout_millis() default 3000;
  }

  private final ScheduledExecutorService background;
  private final LiveSettings<OidcSettings> settings;
  private final Relations relations;
  private volatile Relation relation;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public OidcProvider(
      @Reference JsonCodec json, @Reference Nonces nonces, Map<String, ?> properties) {
    String id = new SettingsFile(PID, properties).text("id").orElse("");
    settings = new LiveSettings<>(PID, properties, file -> OidcSettings.of(file, id));
    background =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, PID);
              thread.setDaemon(true);
              return thread;
            });
    relations = new Relations(json, nonces, Clock.systemUTC(), background, PAUSE);
    relation = relations.open(settings.current());
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      Relation before = relation;
      relation = relations.open(settings.current());
      before.close();
    }
  }

  @Override
  public Description description() {
    return relation.description();
  }

  @Override
  public Optional<String> trouble() {
    return relation.health().trouble();
  }

  @Override
  public URI start(Trip trip) {
    return relation.start(trip);
  }

  @Override
  public Verdict finish(Dict parameters, Trip trip) {
    return relation.finish(parameters, trip);
  }

  @Override
  public Optional<Ended> ended(Dict parameters) {
    return relation.ended(parameters);
  }

  /** Called by DS. */
  @Deactivate
  void close() {
    relation.close();
    background.shutdownNow();
  }
}
